using Summarizer.Bundles;
using Summarizer.Cli.Models;

namespace Summarizer.Cli.Reports;

/// <summary>JSON of <c>summarizer bench</c>.</summary>
internal sealed record BenchReport
{
    /// <summary>What was measured.</summary>
    public required BenchModel Model { get; init; }

    /// <summary>Where and how.</summary>
    public required BenchEnvironment Environment { get; init; }

    /// <summary>How each number is made, by its name.</summary>
    public required IReadOnlyDictionary<string, string> Definitions { get; init; }

    /// <summary>One entry per batch size.</summary>
    public required IReadOnlyList<BenchResult> Results { get; init; }
}

/// <summary>The model of a measurement.</summary>
internal sealed record BenchModel(string Name, string Architecture, string Precision, long Parameters, string? Quality)
{
    public static BenchModel Of(BundleManifest manifest) => new(
        manifest.Name, manifest.Architecture, ModelText.PrecisionName(manifest.Precision), manifest.Parameters,
        ModelText.QualityName(manifest.Quality));
}
