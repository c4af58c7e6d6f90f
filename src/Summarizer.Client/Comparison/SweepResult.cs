namespace Summarizer.Client.Comparison;

/// <summary>Where the first model is faster than the second, and where it is slower.</summary>
/// <param name="Model">The first model.</param>
/// <param name="Baseline">The second.</param>
/// <param name="InputTokens">Lengths that were read, ascending.</param>
/// <param name="OutputTokens">Lengths that were written, ascending.</param>
/// <param name="Cells">Every pair of lengths, by input length, then by output length.</param>
/// <param name="Crossover">Where the end-to-end times are equal; empty when one model is faster everywhere.</param>
public sealed record SweepResult(
    string Model, string Baseline, IReadOnlyList<int> InputTokens, IReadOnlyList<int> OutputTokens,
    IReadOnlyList<SweepCell> Cells, IReadOnlyList<CrossoverSegment> Crossover);

/// <summary>One pair of lengths.</summary>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
/// <param name="Model">Medians of the first model.</param>
/// <param name="Baseline">Medians of the second.</param>
/// <param name="Ratio">End-to-end time of the second over that of the first: above 1 the first is faster.</param>
public sealed record SweepCell(int InputTokens, int OutputTokens, CellMedians Model, CellMedians Baseline, double Ratio) : ComparisonEvent
{
    /// <summary>Lower end of the 95 % interval; null below 5 runs.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end.</summary>
    public double? High { get; init; }
}

/// <summary>Medians of one model at one pair of lengths, in milliseconds.</summary>
/// <param name="TtftMs">Time to first token.</param>
/// <param name="E2eMs">End-to-end time.</param>
public sealed record CellMedians(double TtftMs, double E2eMs)
{
    /// <summary>Time per output token; null for a single output token.</summary>
    public double? TpotMs { get; init; }
}

/// <summary>A piece of the line on which both models take the same time; straight on logarithmic axes.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other.</param>
public sealed record CrossoverSegment(CrossoverPoint From, CrossoverPoint To);

/// <summary>A point between measured lengths.</summary>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
public sealed record CrossoverPoint(double InputTokens, double OutputTokens);
