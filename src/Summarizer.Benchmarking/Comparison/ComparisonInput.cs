namespace Summarizer.Benchmarking.Comparison;

/// <summary>What all models read.</summary>
public sealed record ComparisonInput
{
    /// <summary>The document; null for random ordinary token ids, which take the same time.</summary>
    public string? Text { get; init; }

    /// <summary>The question, when the task is to answer one; the first model's prompt for it is used.</summary>
    public string? Query { get; init; }

    /// <summary>Read exactly so many tokens: the beginning of the input, or the input over and over. Null reads it as it is.</summary>
    public int? InputTokens { get; init; }
}
