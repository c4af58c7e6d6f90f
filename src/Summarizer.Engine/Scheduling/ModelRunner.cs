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
    public abstract void Run(List<Sequence> pass);

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
            if (batch.Generations is [{ Slots.Length: 1 } only] && ReadGuess(only))
            {
                return;
            }

            foreach (var generation in batch.Generations)
            {
                generation.Guessed = 0;
                for (var row = 0; row < generation.Slots.Length; row++)
                {
                    model.Decoder.SetRow(
                        generation.Slots[row], generation.Search.NextInput(row), generation.Search.Length, generation.InputIds.Length);
                }
            }

            model.Decoder.Run(batch.Rows);
            BatchMeter.Decoded(batch.Rows, 1);
        }
        catch (Exception e)
        {
            Fail(batch.Generations, "decoder", model.Rules.Explain(GraphKind.Decoder, e));
        }
    }

    // Beside others a guess does not pay: their step would wait for it, and several tokens can be read only for one sequence alone.
    private bool ReadGuess(Sequence generation)
    {
        var search = generation.Search;
        generation.Guessed = search.Guess(generation.Guess.AsSpan(1));
        if (generation.Guessed == 0)
        {
            return false;
        }

        generation.Guess[0] = search.NextInput(0);
        var tokens = generation.Guess.AsSpan(0, 1 + generation.Guessed);
        model.Decoder.ReadRow(generation.Slots[0], tokens, search.Length - 1, generation.InputIds.Length);
        BatchMeter.Decoded(1, tokens.Length);
        return true;
    }

    /// <summary>Fails those who took part in a run.</summary>
    protected static void Fail(ReadOnlySpan<Sequence> generations, string graph, Exception e)
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
