using Summarizer.Engine.Sessions;
using Summarizer.Engine.Telemetry;

namespace Summarizer.Engine.Scheduling;

/// <summary>
/// Runs a decoder-only model. Its decoder reads the inputs too: one at a time, in chunks, with a step of the whole batch before each chunk.
/// The last chunk scores the first token to write, so that its request joins the batch with what a step gives the others.
/// </summary>
/// <param name="model">Graph and caches.</param>
/// <param name="batch">Requests that are decoded.</param>
/// <param name="limits">How long a chunk is.</param>
internal sealed class PrefillingRunner(ModelSessions model, DecodeBatch batch, PassLimits limits) : ModelRunner(model, batch)
{
    private readonly ModelSessions _model = model;
    private readonly DecodeBatch _batch = batch;

    /// <inheritdoc/>
    public override void Run(List<Sequence> pass)
    {
        Decode();
        if (pass is [var next])
        {
            next.Clock.EncodeStarts();
            _batch.BeginReading(next);
        }

        if (_batch.Reading is { } reading)
        {
            Read(reading);
        }
    }

    private void Read(Sequence generation)
    {
        try
        {
            var start = generation.InputTokensRead;
            var count = Chunk(generation.InputIds.Length - start);
            _model.Decoder.Prefill(_batch.Rows, generation.InputIds.AsSpan(start, count), start);
            BatchMeter.Encoded(1, count);
            generation.InputTokensRead += count;
            if (generation.InputTokensRead == generation.InputIds.Length)
            {
                Join(generation);
            }
        }
        catch (Exception e)
        {
            Fail([generation], "decoder", _model.Rules.Explain(GraphKind.Prefill, e));
        }
    }

    // One token alone would be multiplied by the kernel for one row, which sums in another order than that for several, and a sum at a
    // rounding border of 8-bit activations then differs visibly. What a request writes must not depend on where its chunks end, so no token
    // is left for a chunk of its own.
    private int Chunk(int left)
    {
        var most = Math.Max(limits.TokensBeside(_batch.Rows), 2);
        return left <= most + 1 ? left : most;
    }

    private void Join(Sequence generation)
    {
        _batch.EndReading();
        var first = generation.Slots[0];
        foreach (var beam in generation.Slots.AsSpan(1))
        {
            _model.Cache.CopySelf(first, beam, 0, generation.InputTokensRead);
            _model.Decoder.CopyLogits(first, beam);
        }

        generation.Clock.EncodeEnds();
        generation.MarkInputRead();
    }
}
