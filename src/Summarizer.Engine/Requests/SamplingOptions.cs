namespace Summarizer.Engine.Requests;

/// <summary>
/// How the next token is chosen. The defaults are greedy search. Semantics and order are those of Hugging Face's logits processors.
/// </summary>
public sealed record SamplingOptions
{
    /// <summary>0 is greedy; otherwise scores are divided by it before sampling.</summary>
    public double Temperature { get; init; }

    /// <summary>Keep the k best tokens; 0 keeps all.</summary>
    public int TopK { get; init; }

    /// <summary>Keep the smallest set of best tokens whose probability reaches this, (0, 1].</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Seed of the random numbers; equal seeds give equal outputs whatever else runs. Null draws one.</summary>
    public long? Seed { get; init; }

    /// <summary>Above 1 makes tokens that were already written less likely (Keskar et al. 2019, arXiv:1909.05858).</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>No n-gram of this length is written twice; 0 is off.</summary>
    public int NoRepeatNgramSize { get; init; }
}

/// <summary>Beam search as in Hugging Face transformers.</summary>
public sealed record BeamOptions
{
    /// <summary>Number of beams, 2 or more.</summary>
    public required int Count { get; init; }

    /// <summary>Finished scores are divided by length to this power; above 0 favours longer outputs.</summary>
    public double LengthPenalty { get; init; } = 1;

    /// <summary>Stop as soon as enough beams are finished.</summary>
    public bool EarlyStopping { get; init; }
}
