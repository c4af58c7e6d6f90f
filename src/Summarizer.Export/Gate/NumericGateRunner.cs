using Summarizer.Bundles;

namespace Summarizer.Export.Gate;

/// <summary>Compares the graphs of a bundle with the float32 graphs of the same checkpoint.</summary>
/// <remarks>
/// The reference handles every row alone and all tokens of a row at once; the bundle handles all rows in one padded batch and token by token, as the engine
/// does. So padding, batching and caching are part of what is compared, also for a float32 bundle.
/// </remarks>
internal sealed class NumericGateRunner(string referenceFolder, string folder, long[][] rows, long decoderStart)
{
    private const int Positions = 24;

    /// <summary>Runs both and measures.</summary>
    /// <param name="limit">Limit that goes into the result.</param>
    public NumericGate Measure(double limit)
    {
        // Teacher forcing: the beginning of the input is what the decoder has written so far.
        var steps = rows.Select(row => row.Prepend(decoderStart).Concat(Enumerable.Repeat(row[^1], Positions)).Take(Positions).ToArray()).ToArray();
        var wanted = Reference(steps);
        var got = Candidate(steps);
        var encoderError = 0.0;
        var logits = new LogitComparison();
        for (var row = 0; row < rows.Length; row++)
        {
            encoderError = Math.Max(encoderError, Difference.Largest(wanted[row].States, got[row].States));
            for (var position = 0; position < Positions; position++)
            {
                logits.Add(wanted[row].Logits(position, Positions), got[row].Logits(position, Positions));
            }
        }

        return new NumericGate
        {
            Ran = true,
            Rows = rows.Length,
            Positions = rows.Length * Positions,
            EncoderMaxError = encoderError,
            LogitsMaxError = logits.LargestError,
            LogitsRelativeError = logits.RelativeError,
            TopTokenAgreement = logits.TopTokenAgreement,
            Limit = limit,
        };
    }

    // One graph at a time is in memory.
    private RowResult[] Reference(long[][] steps)
    {
        var encoded = Encode(referenceFolder, [.. rows.Select(row => new[] { row })]);
        using var decoder = GraphSession.Open(Path.Combine(referenceFolder, Bundle.DecoderGraph));
        return [.. steps.Select((step, i) =>
        {
            using var own = encoded?[i];
            using var run = new DecoderSteps(decoder, own, rows: 1, Positions);
            return new RowResult(own?.States(0) ?? [], [run.Step([step])]);
        })];
    }

    private RowResult[] Candidate(long[][] steps)
    {
        using var encoded = Encode(folder, [rows])?[0];
        using var decoder = GraphSession.Open(Path.Combine(folder, Bundle.DecoderGraph));
        using var run = new DecoderSteps(decoder, encoded, rows.Length, Positions);
        var results = rows.Select((_, i) => new RowResult(encoded?.States(i) ?? [], [])).ToArray();
        for (var position = 0; position < Positions; position++)
        {
            var logits = run.Step([.. steps.Select(row => new[] { row[position] })]);
            var vocabulary = logits.Length / rows.Length;
            for (var row = 0; row < rows.Length; row++)
            {
                results[row].Steps.Add(logits[(row * vocabulary)..((row + 1) * vocabulary)]);
            }
        }

        return results;
    }

    // Null for a decoder-only model.
    private static EncodedBatch[]? Encode(string folder, long[][][] batches)
    {
        if (!File.Exists(Path.Combine(folder, Bundle.EncoderGraph)))
        {
            return null;
        }

        using var encoder = GraphSession.Open(Path.Combine(folder, Bundle.EncoderGraph));
        return [.. batches.Select(batch => EncodedBatch.Run(encoder, batch))];
    }
}
