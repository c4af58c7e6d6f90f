using Summarizer.Engine.Requests;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>Lets one model have its turns.</summary>
/// <param name="arm">The model.</param>
/// <param name="input">What it reads; tokenized anew for every request, since that is part of the time.</param>
/// <param name="plan">How much it writes, and how many requests at once.</param>
/// <param name="clock">Clock of the caller's side.</param>
internal sealed class ArmRunner(ComparisonArm arm, Func<IReadOnlyList<int>> input, ComparisonPlan plan, TimeProvider clock)
{
    public async Task<Turn> RunAsync(CancellationToken cancellationToken)
    {
        // Whatever runs now is not of this comparison: the turn before this one belonged to another model, or is long over.
        var disturbed = arm.Engine.Status is { Running: > 0 } or { Waiting: > 0 };
        var start = clock.GetTimestamp();
        var requests = await Task.WhenAll(Enumerable.Range(0, plan.Concurrency).Select(_ => RequestAsync(cancellationToken)))
            .ConfigureAwait(false);
        return new Turn([.. requests.Select(r => r.Times)], clock.GetElapsedTime(start), requests[0].Text, disturbed);
    }

    private async Task<(RequestTimes Times, string? Text)> RequestAsync(CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var ids = input();
        var tokenize = clock.GetElapsedTime(start);
        var generation = arm.Engine.Submit(new() { InputIds = ids, MaxTokens = plan.OutputTokens, MinTokens = plan.OutputTokens }, cancellationToken);

        // Tokens carry the engine's time: what this reader does late does not count between them.
        var written = new List<TimeSpan>(plan.OutputTokens);
        await foreach (var token in generation.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            written.Add(token.Elapsed);
        }

        var result = await generation.Result.ConfigureAwait(false);
        var endToEnd = clock.GetElapsedTime(start);
        var timings = result.Timings;
        return written.Count == plan.OutputTokens
            ? (new(
                tokenize, timings.Queue, timings.Encode, timings.Decode, tokenize + timings.FirstToken, timings.PerToken,
                [.. written.Zip(written.Skip(1), (before, after) => after - before)], endToEnd), result.Text)
            : throw new EngineException(EngineError.InferenceFailed, $"'{arm.Name}' wrote {written.Count} tokens instead of {plan.OutputTokens}, so its times would mislead.");
    }
}
