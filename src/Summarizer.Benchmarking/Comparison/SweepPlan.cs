namespace Summarizer.Benchmarking.Comparison;

/// <summary>The lengths of a sweep: every input length with every output length.</summary>
/// <param name="InputTokens">Tokens to read, ascending.</param>
/// <param name="OutputTokens">Tokens to write, ascending.</param>
public sealed record SweepPlan(IReadOnlyList<int> InputTokens, IReadOnlyList<int> OutputTokens);

/// <summary>Where the first model is faster than the second, and where it is slower.</summary>
public sealed record SweepResult
{
    /// <summary>The first model.</summary>
    public required string Model { get; init; }

    /// <summary>The second.</summary>
    public required string Baseline { get; init; }

    /// <summary>Lengths that were read, ascending.</summary>
    public required IReadOnlyList<int> InputTokens { get; init; }

    /// <summary>Lengths that were written, ascending.</summary>
    public required IReadOnlyList<int> OutputTokens { get; init; }

    /// <summary>Every pair of lengths, by input length, then by output length.</summary>
    public required IReadOnlyList<SweepCell> Cells { get; init; }

    /// <summary>Where the end-to-end times are equal, between the measured lengths; empty when one model is faster everywhere.</summary>
    public required IReadOnlyList<CrossoverSegment> Crossover { get; init; }
}

/// <summary>One pair of lengths.</summary>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
/// <param name="Model">Medians of the first model.</param>
/// <param name="Baseline">Medians of the second.</param>
/// <param name="Ratio">End-to-end time of the second over that of the first: above 1 the first is faster.</param>
/// <param name="Low">Lower end of the 95 % interval; absent below 5 runs.</param>
/// <param name="High">Upper end.</param>
public sealed record SweepCell(int InputTokens, int OutputTokens, CellMedians Model, CellMedians Baseline, double Ratio, double? Low, double? High);

/// <summary>Medians of one model at one pair of lengths, in milliseconds.</summary>
/// <param name="TtftMs">Time to first token.</param>
/// <param name="TpotMs">Time per output token; absent for a single output token.</param>
/// <param name="E2eMs">End-to-end time.</param>
public sealed record CellMedians(double TtftMs, double? TpotMs, double E2eMs);

/// <summary>
/// A piece of the line on which both models take the same time; straight on logarithmic axes. Both ends are one point where the line only
/// touches the edge of the grid.
/// </summary>
/// <param name="From">One end.</param>
/// <param name="To">The other.</param>
public sealed record CrossoverSegment(CrossoverPoint From, CrossoverPoint To);

/// <summary>A point between measured lengths.</summary>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
public sealed record CrossoverPoint(double InputTokens, double OutputTokens);
