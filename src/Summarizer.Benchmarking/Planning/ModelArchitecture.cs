using Summarizer.Bundles;

namespace Summarizer.Benchmarking.Planning;

/// <summary>The numbers of a model that decide its size and its work.</summary>
public sealed record ModelArchitecture
{
    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The encoder; null for a decoder-only model.</summary>
    public StackShape? Encoder { get; init; }

    /// <summary>The decoder.</summary>
    public required StackShape Decoder { get; init; }

    /// <summary>Rows of an embedding table. The output head is the decoder's table.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>What its layers consist of.</summary>
    public LayerParts Parts { get; init; } = LayerParts.Gemma;

    /// <summary>Whether encoder and decoder have one embedding table between them (T5Gemma 2, T5, BART), or one each (T5Gemma).</summary>
    public bool SharedEmbeddings { get; init; }

    /// <summary>Whether cross-attention uses the projections of self-attention (T5Gemma 2), or has its own (T5Gemma, T5, BART).</summary>
    public bool MergedAttention { get; init; }

    /// <summary>Whether queries and keys are normalised per head (Gemma 3, T5Gemma 2).</summary>
    public bool QueryKeyNorms { get; init; }

    /// <summary>Whether the output head is a matrix of its own.</summary>
    public bool SeparateHead { get; init; }

    /// <summary>Keys that a sliding layer sees; 0 where every layer sees all.</summary>
    public int SlidingWindow { get; init; }

    /// <summary>Every n-th layer sees all keys; the others a window.</summary>
    public int FullAttentionEvery { get; init; } = 1;

    /// <summary>Whether it reads with an encoder.</summary>
    public bool HasEncoder => Encoder is not null;

    /// <summary>
    /// Reads the numbers from a bundle. Its manifest does not tell the sliding window, so every layer is taken to see all keys.
    /// </summary>
    public static ModelArchitecture Of(BundleManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var second = manifest.Architecture.StartsWith("t5gemma2", StringComparison.Ordinal);
        var like = new ModelArchitecture
        {
            Name = manifest.Name,
            Encoder = manifest.Encoder,
            Decoder = manifest.Decoder,
            Vocabulary = manifest.Limits.Vocabulary,
            Parts = manifest.Architecture switch
            {
                "t5" or "mt5" => LayerParts.GatedT5,
                "bart" => LayerParts.Bart,
                _ => LayerParts.Gemma,
            },
            SharedEmbeddings = second || manifest.Architecture is "t5" or "mt5" or "bart",
            MergedAttention = second,
            QueryKeyNorms = second || manifest.Architecture.StartsWith("gemma3", StringComparison.Ordinal),
        };

        // A manifest does not tell whether T5 is gated; without gates it has fewer parameters than gates would need.
        if (like.Parts == LayerParts.GatedT5 && manifest.Parameters < ParameterCount.Of(like).Total)
        {
            like = like with { Parts = LayerParts.T5 };
        }

        // A head of its own shows in the number of parameters, and nowhere else.
        return like with { SeparateHead = manifest.Parameters - ParameterCount.Of(like).Total >= (long)like.Vocabulary * like.Decoder.Hidden };
    }
}
