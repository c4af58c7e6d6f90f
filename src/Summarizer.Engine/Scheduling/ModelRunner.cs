using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;
using Summarizer.Engine.Telemetry;

namespace Summarizer.Engine.Scheduling;

/// <summary>Runs the graphs. A run that fails takes only those requests down that took part in it.</summary>
/// <param name="model">Graphs and caches.</param>
/// <param name="batch">Requests that are decoded.</param>
internal abstract class ModelRunner(ModelSessions model, DecodeBatch batch)
{
    /// <summary>Reads input and runs one decoder step of the whole batch. Afterwards every request of the batch has scores.</summary>
    /// <param name="pass">Requests whose input comes next; those that fail or are cancelled do not join the batch.</param>
    public abstract void Run(List<ActiveGeneration> pass);

    /// <summary>The runner for a model: its encoder reads the inputs, or else its decoder.</summary>
    public static ModelRunner For(ModelSessions model, DecodeBatch batch, PassLimits limits) =>
        model.Encoder is { } encoder ? new EncodingRunner(encoder, model, batch) : new PrefillingRunner(model, batch, limits);

    /// <summary>One step of the whole batch, if there is anybody.</summary>
    protected void Decode()
    {
        if (batch.Rows == 0)
        {
            return;
        }

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
            BatchMeter.Decoded(batch.Rows);
        }
        catch (Exception e)
        {
            Fail(batch.Generations, "decoder", model.Rules.Explain(GraphKind.Decoder, e));
        }
    }

    /// <summary>Fails those who took part in a run.</summary>
    protected static void Fail(ReadOnlySpan<ActiveGeneration> generations, string graph, Exception e)
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
