using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Benchmarking;

/// <summary>What one row did in one run, on the engine's clock: what the reader of the tokens does late does not count.</summary>
/// <param name="Submitted">Time from the submission of the first row to that of this one.</param>
/// <param name="Tokens">When each token was chosen, since <paramref name="Submitted"/>.</param>
/// <param name="Timings">Durations of its phases.</param>
internal sealed record RowRun(TimeSpan Submitted, IReadOnlyList<TimeSpan> Tokens, GenerationTimings Timings)
{
    public TimeSpan FirstToken => Submitted + Tokens[0];

    public TimeSpan LastToken => Submitted + Tokens[^1];

    public TimeSpan EncodeStart => Submitted + Timings.Queue;

    public TimeSpan EncodeEnd => EncodeStart + Timings.Encode;
}

/// <summary>All rows of one run, submitted together.</summary>
/// <param name="Rows">One per row of the batch.</param>
internal sealed record BatchRun(IReadOnlyList<RowRun> Rows)
{
    /// <summary>Tokens of all rows over the time to the very last of them.</summary>
    public double TokensPerSecond => Rows.Sum(row => row.Tokens.Count) / Rows.Max(row => row.LastToken).TotalSeconds;

    /// <summary>Time in which the encoder ran: rows that share a pass count once, passes one after the other add up.</summary>
    public TimeSpan Encode
    {
        get
        {
            var (sum, end) = (TimeSpan.Zero, TimeSpan.Zero);
            foreach (var row in Rows.OrderBy(row => row.EncodeStart))
            {
                var start = row.EncodeStart > end ? row.EncodeStart : end;
                if (row.EncodeEnd > start)
                {
                    sum += row.EncodeEnd - start;
                    end = row.EncodeEnd;
                }
            }

            return sum;
        }
    }

    /// <summary>
    /// Times between neighbouring tokens of each row, within the time in which all rows are writing: a step of the full batch.
    /// Rows that are never all writing at once have no such step.
    /// </summary>
    public IEnumerable<TimeSpan> Steps()
    {
        var from = Rows.Max(row => row.FirstToken);
        var to = Rows.Min(row => row.LastToken);
        return Rows.SelectMany(row => row.Tokens
            .Zip(row.Tokens.Skip(1))
            .Where(pair => row.Submitted + pair.First >= from && row.Submitted + pair.Second <= to)
            .Select(pair => pair.Second - pair.First));
    }
}
