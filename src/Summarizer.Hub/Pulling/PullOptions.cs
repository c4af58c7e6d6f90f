using Summarizer.Bundles;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Pulling;

/// <summary>Which model to bring and what to make of it.</summary>
public sealed record PullOptions
{
    /// <summary>Repository and revision.</summary>
    public required RepositoryName Repository { get; init; }

    /// <summary>Folder in the repository that holds the model; empty for the top.</summary>
    public string Subfolder { get; init; } = "";

    /// <summary>Precision of the bundle's weights.</summary>
    public Precision Precision { get; init; } = Precision.Int8;

    /// <summary>Bundle folder to create; null for the one in the <see cref="BundleStore"/>.</summary>
    public string? Output { get; init; }

    /// <summary>Name that clients will use; null for the name of the repository.</summary>
    public string? Name { get; init; }

    /// <summary>Folder of the <see cref="BundleStore"/>.</summary>
    public required string Store { get; init; }

    /// <summary>Whether an existing bundle is made again.</summary>
    public bool Force { get; init; }
}

/// <summary>A model that is ready to be loaded.</summary>
/// <param name="Bundle">Bundle folder.</param>
/// <param name="Repository"><c>ORG/NAME</c>.</param>
/// <param name="Commit">40 hexadecimal digits.</param>
/// <param name="Manifest">What the bundle contains.</param>
/// <param name="Exported">Whether the bundle was made now; false when it was there.</param>
/// <param name="Warnings">What the person should know.</param>
public sealed record PulledModel(string Bundle, string Repository, string Commit, BundleManifest Manifest, bool Exported, IReadOnlyList<string> Warnings);

/// <summary>How far a pull is.</summary>
/// <param name="Stage">For example <c>download</c> or <c>encoder weights</c>.</param>
/// <param name="Done">Work done in this stage; bytes for the download.</param>
/// <param name="Total">Work of this stage.</param>
/// <param name="IsBytes">Whether the work is counted in bytes of the network.</param>
public readonly record struct PullProgress(string Stage, long Done, long Total, bool IsBytes);
