using Summarizer.Engine.Requests;
using Summarizer.Engine.Scheduling;
using Summarizer.GenAi.Generating;

namespace Summarizer.GenAi.Scheduling;

/// <summary>Gives every request what a step chose for its row.</summary>
/// <param name="rows">Requests in the order of the generator's rows.</param>
/// <param name="outputs">Their outputs.</param>
/// <param name="batch">Which of them have not ended.</param>
internal sealed class RowWriter(IReadOnlyList<Sequence> rows, IReadOnlyList<GeneratedOutput> outputs, RunningBatch batch)
{
    // What a search for the largest score ends with when none of them is a number.
    private const int ChosenFromNothing = 0;

    /// <summary>Fails the requests whose first scores are not numbers, before anything is chosen from them.</summary>
    public void CheckFirst(GuardedGenerator generator)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            Check(generator, row);
        }
    }

    /// <summary>Writes what every output begins with; the generator has read it.</summary>
    public void WriteForced(ReadOnlySpan<int> tokens)
    {
        foreach (var token in tokens)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                outputs[row].Append(token);
                Publish(rows[row]);
            }
        }
    }

    /// <summary>Writes the tokens of a step; beams become certain all at once.</summary>
    public void Write(GuardedGenerator generator)
    {
        if (outputs[0].Rows > 1)
        {
            WriteBeams(generator);
            return;
        }

        var chosen = generator.Chosen.ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            if (batch.Has(rows[row]) && ((!outputs[row].IsSampled && chosen[row] != ChosenFromNothing) || Check(generator, row)))
            {
                outputs[row].Append(chosen[row]);
                Publish(rows[row]);
            }
        }
    }

    private void WriteBeams(GuardedGenerator generator)
    {
        if (Check(generator, 0) && generator.IsDone())
        {
            outputs[0].Finish(generator.Sequences(outputs[0].Rows));
            Publish(rows[0]);
        }
    }

    private bool Check(GuardedGenerator generator, int row)
    {
        if (generator.HasScores(row, rows.Count))
        {
            return true;
        }

        rows[row].Fail(new EngineException(
            EngineError.InferenceFailed,
            $"No token could be chosen at output position {rows[row].Written + 1}: the model gave no finite score. The graphs overflow on this input (look at the numeric gate in the bundle's manifest)."));
        return false;
    }

    private static void Publish(Sequence generation)
    {
        generation.Clock.TokenChosen();
        generation.WriteNewTokens();
    }
}
