using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Evaluation.Running;

/// <summary>Runs a model over the rows of a plan and scores what it writes.</summary>
public static class EvaluationRunner
{
    /// <summary>Evaluates. The result depends on neither the number of rows in flight nor the order in which they finish.</summary>
    /// <param name="plan">Rows.</param>
    /// <param name="model">What is evaluated, for the result.</param>
    /// <param name="settings">Those of the plan, and the bootstrap.</param>
    /// <param name="write">Writes the output of a row.</param>
    /// <param name="inFlight">Rows given to <paramref name="write"/> at once, enough to fill the batch of the engine.</param>
    /// <param name="timeProvider">Clock of the duration.</param>
    /// <param name="progress">Called after every row, one call at a time.</param>
    /// <param name="cancellationToken">Stops the evaluation; there is no partial result.</param>
    /// <exception cref="EvaluationDataException">A file changed since the plan was made.</exception>
    public static async Task<EvaluationResult> RunAsync(
        EvaluationPlan plan,
        ModelInfo model,
        EvaluationSettings settings,
        RowWriter write,
        int inFlight,
        TimeProvider timeProvider,
        Action<EvaluationProgress>? progress,
        CancellationToken cancellationToken)
    {
        var started = timeProvider.GetUtcNow();
        var outcomes = new RowOutcome[plan.Rows];
        var done = 0;
        var tokens = 0L;
        var gate = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(plan.Read().Index(), options, async (item, cancel) =>
        {
            var (index, (source, row)) = item;
            if (index >= outcomes.Length)
            {
                throw new EvaluationDataException($"The data files have grown to more than {outcomes.Length} rows while they were evaluated. Start again.");
            }

            var writing = write(row, cancel);
            var scorer = new RowScorer(row);
            var output = await writing.ConfigureAwait(false);
            outcomes[index] = new RowOutcome(source, row.Task, row.Answerable, output, scorer.Score(output.Text), SampleText.Of(row, output.Text));
            lock (gate)
            {
                done++;
                tokens += output.Tokens;
                progress?.Invoke(new EvaluationProgress(done, plan.Rows, tokens));
            }
        }).ConfigureAwait(false);

        if (done < plan.Rows)
        {
            throw new EvaluationDataException($"The data files have shrunk from {plan.Rows} to {done} rows while they were evaluated. Start again.");
        }

        var (overall, sources) = ResultBuilder.Build(plan.SourceNames, outcomes, settings);
        return new EvaluationResult
        {
            Model = model,
            Settings = settings,
            Run = new RunInfo(started, (timeProvider.GetUtcNow() - started).TotalSeconds, tokens),
            Overall = overall,
            Sources = sources,
        };
    }
}
