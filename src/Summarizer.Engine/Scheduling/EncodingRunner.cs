using System.Runtime.InteropServices;
using Summarizer.Engine.Sessions;
using Summarizer.Engine.Telemetry;

namespace Summarizer.Engine.Scheduling;

/// <summary>Runs an encoder-decoder model: the inputs of a pass are encoded, their requests join the batch, and all decode.</summary>
/// <param name="encoder">Reads inputs.</param>
/// <param name="model">Graphs and caches.</param>
/// <param name="batch">Requests that are decoded.</param>
internal sealed class EncodingRunner(EncoderSession encoder, ModelSessions model, DecodeBatch batch) : ModelRunner(model, batch)
{
    private readonly ModelSessions _model = model;
    private readonly DecodeBatch _batch = batch;

    /// <inheritdoc/>
    public override void Run(List<Sequence> pass)
    {
        if (pass.Count > 0)
        {
            Encode(pass);
        }

        Decode();
    }

    private void Encode(List<Sequence> pass)
    {
        try
        {
            using var abandoned = new AllCancelled(pass);
            foreach (var generation in pass)
            {
                generation.Clock.EncodeStarts();
            }

            using var output = encoder.Encode(
                [.. pass.Select(generation => generation.InputIds)], pass.Any(generation => generation.WantsEmbedding), abandoned.Token);
            BatchMeter.Encoded(pass.Count, pass.Max(generation => generation.InputIds.Length));
            for (var row = 0; row < pass.Count; row++)
            {
                Join(pass[row], output, row);
            }
        }
        catch (Exception e)
        {
            Fail(CollectionsMarshal.AsSpan(pass), "encoder", _model.Rules.Explain(GraphKind.Encoder, e));
        }
    }

    private void Join(Sequence generation, EncoderOutput output, int row)
    {
        if (generation.Cancellation.IsCancellationRequested)
        {
            return;
        }

        _batch.Join(generation);
        foreach (var slot in generation.Slots)
        {
            _model.Cache.FillCross(slot, output, row);
        }

        generation.Embedding = generation.WantsEmbedding ? output.Mean(row) : null;
        generation.Clock.EncodeEnds();
        generation.MarkInputRead();
    }
}
