using Summarizer.Bundles;

namespace Summarizer.Pointer.Bundles;

/// <summary>What a bundle with a pointer model contains: a model that chooses sentences of a document one after another. Stored as <c>pointer.json</c> beside its graphs.</summary>
public sealed record PointerManifest
{
    /// <summary>The layout that this build writes and reads.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Name of the manifest file in a bundle.</summary>
    public const string FileName = "pointer.json";

    /// <summary>Layout version; a reader refuses any other than <see cref="CurrentFormat"/>.</summary>
    public required int Format { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Number of stored parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>Name of the embedding model whose sentence vectors it reads, as that model's manifest says it.</summary>
    public required string Embeddings { get; init; }

    /// <summary>Length of a sentence vector.</summary>
    public required int Vector { get; init; }

    /// <summary>Version of <see cref="Features.SentenceFeatures"/> that it was trained with.</summary>
    public required int Features { get; init; }

    /// <summary>Width of its states.</summary>
    public required int Width { get; init; }

    /// <summary>Most sentences that its encoder reads at once; a longer document is read in stretches.</summary>
    public required int Sentences { get; init; }

    /// <summary>BCP 47 primary language subtags that it was trained on.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>How its scores are weighed.</summary>
    public required ChoiceWeights Weights { get; init; }

    /// <summary>Every file of the bundle but the manifest.</summary>
    public required IReadOnlyList<BundleFile> Files { get; init; }
}
