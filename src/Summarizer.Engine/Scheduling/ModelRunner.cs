using System.Runtime.InteropServices;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;

namespace Summarizer.Engine.Scheduling;

/// <summary>Runs the graphs. A run that fails takes only those requests down that took part in it.</summary>
internal sealed class ModelRunner(ModelSessions model, DecodeBatch batch)
{
    /// <summary>Encodes the pass, whose requests then join the batch, and runs one decoder step of the whole batch.</summary>
    /// <param name="pass">Requests to encode; those that fail or are cancelled do not join.</param>
    public void Run(List<ActiveGeneration> pass)
    {
        if (pass.Count > 0)
        {
            Encode(pass);
        }

        if (batch.Rows > 0)
        {
            Decode();
        }
    }

    private void Encode(List<ActiveGeneration> pass)
    {
        try
        {
            using var abandoned = new AllCancelled(pass);
            foreach (var generation in pass)
            {
                generation.Clock.EncodeStarts();
            }

            using var output = model.Encoder.Encode(
                [.. pass.Select(generation => generation.InputIds)], pass.Any(generation => generation.WantsEmbedding), abandoned.Token);
            for (var row = 0; row < pass.Count; row++)
            {
                Join(pass[row], output, row);
            }
        }
        catch (Exception e)
        {
            Fail(CollectionsMarshal.AsSpan(pass), "encoder", e);
        }
    }

    private void Join(ActiveGeneration generation, EncoderOutput output, int row)
    {
        if (generation.Cancellation.IsCancellationRequested)
        {
            return;
        }

        batch.Join(generation);
        foreach (var slot in generation.Slots)
        {
            model.Cache.FillCross(slot, output, row);
        }

        generation.Embedding = generation.WantsEmbedding ? output.Mean(row) : null;
        generation.Clock.EncodeEnds();
        generation.MarkInputRead();
    }

    private void Decode()
    {
        try
        {
            foreach (var generation in batch.Generations)
            {
                for (var row = 0; row < generation.Slots.Length; row++)
                {
                    model.Decoder.SetRow(
                        generation.Slots[row], generation.Search.NextInput(row), generation.Search.Length, generation.InputIds.Length);
                }
            }

            model.Decoder.Run(batch.Rows);
        }
        catch (Exception e)
        {
            Fail(batch.Generations, "decoder", e);
        }
    }

    private static void Fail(ReadOnlySpan<ActiveGeneration> generations, string graph, Exception e)
    {
        foreach (var generation in generations)
        {
            // An abandoned encoder pass ends with an exception too.
            if (!generation.Cancellation.IsCancellationRequested)
            {
                generation.Fail(new EngineException(
                    EngineError.InferenceFailed, $"The {graph} failed in a run of {generations.Length} requests: {e.Message} Send the request again; if it fails again, check the bundle.", e));
            }
        }
    }
}
