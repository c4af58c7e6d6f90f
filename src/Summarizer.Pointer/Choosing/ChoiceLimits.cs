namespace Summarizer.Pointer.Choosing;

/// <summary>How long a summary may be. Every bound is kept exactly.</summary>
public sealed record ChoiceLimits
{
    /// <summary>Words to aim at; null for as many as the model expects.</summary>
    public double? AimWords { get; init; }

    /// <summary>0 for a teaser or an abstract, 1 for a digest of the whole document; null to take it from what is asked for.</summary>
    public double? Digest { get; init; }

    /// <summary>Most words, counted between white space.</summary>
    public int MaxWords { get; init; } = int.MaxValue;

    /// <summary>Most sentences.</summary>
    public int MaxSentences { get; init; } = int.MaxValue;

    /// <summary>Whether everything else fits (characters, tokens), for sentences in order of the text.</summary>
    public Func<IReadOnlyList<int>, bool> Fits { get; init; } = _ => true;

    /// <summary>Go on until nothing more fits, as for a length that was asked for.</summary>
    public bool Fill { get; init; }
}
