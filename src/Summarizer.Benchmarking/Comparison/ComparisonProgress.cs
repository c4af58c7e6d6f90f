namespace Summarizer.Benchmarking.Comparison;

/// <summary>One turn of one model is over.</summary>
public sealed record ComparisonProgress
{
    /// <summary>Turns done, those that do not count included.</summary>
    public required int Done { get; init; }

    /// <summary>Turns of the whole comparison.</summary>
    public required int Total { get; init; }

    /// <summary>The model whose turn it was.</summary>
    public required string Model { get; init; }

    /// <summary>Whether the turn does not count.</summary>
    public required bool Warmup { get; init; }

    /// <summary>Tokens that were read.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens that were written.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>TTFT of the turn's first request, in milliseconds.</summary>
    public required double TtftMs { get; init; }

    /// <summary>TPOT of it; absent for a single output token.</summary>
    public double? TpotMs { get; init; }

    /// <summary>End-to-end time of it.</summary>
    public required double E2eMs { get; init; }
}
