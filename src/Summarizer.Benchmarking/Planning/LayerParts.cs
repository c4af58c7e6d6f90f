namespace Summarizer.Benchmarking.Planning;

/// <summary>What a family's layers consist of, as far as it decides the number of parameters.</summary>
public sealed record LayerParts
{
    /// <summary>Matrices of a feed-forward layer: three with a gate, two without.</summary>
    public int FeedForwardMatrices { get; init; } = 3;

    /// <summary>Norms around each sublayer.</summary>
    public int NormsPerSublayer { get; init; } = 2;

    /// <summary>Whether linear layers and norms have biases.</summary>
    public bool HasBiases { get; init; }

    /// <summary>Learned numbers per head for relative positions, in each stack.</summary>
    public int RelativeBuckets { get; init; }

    /// <summary>Rows of a position table, in each stack.</summary>
    public int Positions { get; init; }

    /// <summary>Gemma 2 and 3, T5Gemma and T5Gemma 2.</summary>
    public static LayerParts Gemma { get; } = new();

    /// <summary>T5 1.1, FLAN-T5 and mT5.</summary>
    public static LayerParts GatedT5 { get; } = new() { NormsPerSublayer = 1, RelativeBuckets = 32 };

    /// <summary>T5 1.0.</summary>
    public static LayerParts T5 { get; } = GatedT5 with { FeedForwardMatrices = 2 };

    /// <summary>BART, for 1,024 positions.</summary>
    public static LayerParts Bart { get; } = new() { FeedForwardMatrices = 2, NormsPerSublayer = 1, HasBiases = true, Positions = 1026 };
}
