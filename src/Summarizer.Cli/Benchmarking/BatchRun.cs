using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Benchmarking;

/// <summary>What one row did in one run.</summary>
/// <param name="Tokens">Arrival of each token in milliseconds since the submission of the first row.</param>
/// <param name="Timings">The engine's own account.</param>
internal sealed record RowRun(IReadOnlyList<double> Tokens, GenerationTimings Timings);

/// <summary>All rows of one run, submitted together.</summary>
/// <param name="Rows">One per row of the batch.</param>
internal sealed record BatchRun(IReadOnlyList<RowRun> Rows)
{
    /// <summary>Tokens of all rows over the time to the very last of them.</summary>
    public double TokensPerSecond => Rows.Sum(row => row.Tokens.Count) / (Rows.Max(row => row.Tokens[^1]) / 1000);

    /// <summary>
    /// Milliseconds between neighbouring tokens of each row, within the time in which all rows are writing: a step of the full batch.
    /// Rows that are never all writing at once have no such step.
    /// </summary>
    public IEnumerable<double> Steps()
    {
        var from = Rows.Max(row => row.Tokens[0]);
        var to = Rows.Min(row => row.Tokens[^1]);
        return Rows.SelectMany(row => row.Tokens
            .Zip(row.Tokens.Skip(1))
            .Where(pair => pair.First >= from && pair.Second <= to)
            .Select(pair => pair.Second - pair.First));
    }
}
