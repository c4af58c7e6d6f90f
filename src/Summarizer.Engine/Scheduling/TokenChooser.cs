using Summarizer.Engine.Decoding;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;
using Summarizer.Engine.Telemetry;

namespace Summarizer.Engine.Scheduling;

/// <summary>Gives every search the scores of its rows, and does to the KV cache what the searches decide.</summary>
internal sealed class TokenChooser(ModelSessions model, DecodeBatch batch)
{
    /// <summary>Advances every request of the batch by one token, or by as many more as were guessed right.</summary>
    public void Choose()
    {
        foreach (var generation in batch.Generations)
        {
            if (generation.Failure is null)
            {
                Choose(generation);
            }
        }
    }

    private void Choose(Sequence generation)
    {
        var search = generation.Search;
        try
        {
            if (generation.Guessed > 0)
            {
                Follow(generation, search);
                return;
            }

            for (var row = 0; row < search.Rows; row++)
            {
                search.Score(row, model.Decoder.Logits(generation.Slots[row]));
            }

            search.Advance();
            Fork(generation, search);
            if (search.Output.Length > generation.Written || search.Finished is not null)
            {
                generation.Clock.TokenChosen();
            }
        }
        catch (EngineException e)
        {
            generation.Fail(e);
        }
        catch (Exception e)
        {
            generation.Fail(new EngineException(EngineError.InferenceFailed, $"Choosing output token {search.Length - search.PromptLength + 1} failed: {e.Message}", e));
        }
    }

    // Every token is chosen as ever, from scores that hold as long as the tokens before it are those that were guessed.
    private void Follow(Sequence generation, Search search)
    {
        var right = 0;
        while (true)
        {
            search.Score(0, model.Decoder.LogitsRead(right));
            search.Advance();
            generation.Clock.TokenChosen();
            if (search.Finished is not null || right == generation.Guessed || search.NextInput(0) != generation.Guess[1 + right])
            {
                break;
            }

            right++;
        }

        search.Learn(generation.Guessed, right);
        LookupMeter.Guessed(generation.Guessed, right);
    }

    private void Fork(Sequence generation, Search search)
    {
        foreach (var fork in search.Forks)
        {
            model.Cache.CopySelf(generation.Slots[fork.Source], generation.Slots[fork.Target], search.PromptLength, search.Length - 1);
        }
    }
}
