using System.Runtime.CompilerServices;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Timeout;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Pipeline.Tasks;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>
/// One request on its way through the resilience pipelines. They enclose all of it, from its admission to its last token, so that a failure
/// in the middle counts as well as one at the start. The pieces do not pass through them: the reader takes them from the engine.
/// </summary>
internal sealed class TaskRun<TRequest, TPiece, TResult>(
    InferenceTask<TRequest, TPiece, TResult> task,
    TRequest request,
    ServedModel model,
    ResiliencePipelineProvider<string> pipelines,
    EngineCircuits circuits,
    TimeProvider clock) : ModelRun
    where TRequest : class
    where TPiece : notnull
    where TResult : class
{
    private readonly AttemptSelector<RunningTask<TPiece, TResult>> _selector = new();
    private readonly long _began = clock.GetTimestamp();
    private Task<Outcome<AttemptResult>> _end = null!;

    /// <inheritdoc/>
    public override bool IsGivenOut => _selector.IsGivenOut;

    /// <inheritdoc/>
    public override bool CanDegrade => task.CanDegrade && !IsGivenOut;

    /// <summary>Begins; returns at the first wait.</summary>
    /// <returns>The end of all attempts, whatever it is.</returns>
    public Task Begin(CancellationToken cancellationToken) => _end = ExecuteAsync(cancellationToken);

    /// <summary>The task, once an engine works on it or a result exists without one.</summary>
    public async Task<RunningTask<TPiece, TResult>> StartedAsync() => await _selector.GetAsync(_end, giveOut: false) is { } attempt
        ? attempt.Running with { ReadAsync = ReadAsync, Result = ResultAsync() }
        : task.Finished(await ResultAsync());

    /// <inheritdoc/>
    public override async ValueTask<Outcome<AttemptResult>> AttemptAsync(EngineRole role, ResilienceContext context)
    {
        var circuit = circuits.Of(role);
        if (!circuit.IsClosed)
        {
            return Outcome.FromException<AttemptResult>(circuit.Refusal());
        }

        var served = role == EngineRole.Primary ? model : model.Standby!;
        var outcome = await pipelines.GetPipeline<AttemptResult>(ResilienceSetup.Engine(role))
            .ExecuteOutcomeAsync(
                static (context, state) => state.Run.TryAsync(state.Model, context.CancellationToken), context, (Run: this, Model: served));
        return outcome.Exception is BrokenCircuitException ? Outcome.FromException<AttemptResult>(circuit.Refusal()) : outcome;
    }

    /// <inheritdoc/>
    public override Outcome<AttemptResult> Degrade()
    {
        try
        {
            return Outcome.FromResult(ToOutcome(task.Degrade(model, request), earlier: clock.GetElapsedTime(_began)));
        }
        catch (Exception e)
        {
            return Outcome.FromException<AttemptResult>(e);
        }
    }

    private async Task<Outcome<AttemptResult>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        Enter(context);
        var outcome = await pipelines.GetPipeline<AttemptResult>(ResilienceSetup.Request)
            .ExecuteOutcomeAsync(static (context, run) => run.AttemptAsync(EngineRole.Primary, context), context, this);
        ResilienceContextPool.Shared.Return(context);
        return outcome;
    }

    // Every wait for the engine ends with the token too: an engine that hangs holds no request beyond its deadline.
    private async ValueTask<Outcome<AttemptResult>> TryAsync(ServedModel served, CancellationToken cancellationToken)
    {
        Attempt<RunningTask<TPiece, TResult>>? attempt = null;
        try
        {
            var earlier = clock.GetElapsedTime(_began);
            attempt = new(await task.StartAsync(served, request, cancellationToken).WaitAsync(cancellationToken));
            _selector.Offer(attempt);
            var result = await attempt.Running.Result.WaitAsync(cancellationToken);
            if (_selector.IsOthers(attempt))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
            }

            attempt.End();
            return Outcome.FromResult(ToOutcome(result, earlier));
        }
        catch (Exception e)
        {
            if (attempt is not null)
            {
                _selector.Withdraw(attempt);
                attempt.Fail();
            }

            return Outcome.FromException<AttemptResult>(e);
        }
    }

    // From the first call on there is no other attempt.
    private async IAsyncEnumerable<TPiece> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await _selector.GetAsync(_end, giveOut: true) is not { } attempt)
        {
            await foreach (var piece in task.Finished(await ResultAsync()).ReadAsync(cancellationToken))
            {
                yield return piece;
            }

            yield break;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, attempt.Failed);
        await using var pieces = attempt.Running.ReadAsync(either.Token).GetAsyncEnumerator(either.Token);
        while (await MoveNextAsync(pieces, cancellationToken))
        {
            yield return pieces.Current;
        }

        Unwrap(await _end.WaitAsync(cancellationToken));
    }

    // Why an attempt failed shows in the outcome of the pipelines, which know more than the pieces.
    private async Task<bool> MoveNextAsync(IAsyncEnumerator<TPiece> pieces, CancellationToken cancellationToken)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            Unwrap(await _end.WaitAsync(cancellationToken));
            throw;
        }
    }

    private async Task<TResult> ResultAsync() => Unwrap(await _end);

    // Attempts that failed earlier count as time of the request.
    private AttemptResult ToOutcome(TResult result, TimeSpan earlier)
    {
        var outcome = task.Describe(result);
        var timings = outcome.Timings with { FirstToken = outcome.Timings.FirstToken + earlier, Total = outcome.Timings.Total + earlier };
        return new(task.WithTimings(result, timings), outcome.EngineFailed);
    }

    private static TResult Unwrap(Outcome<AttemptResult> outcome)
    {
        if (outcome.Exception is TimeoutRejectedException timeout)
        {
            throw new ProblemException(
                ProblemKind.Timeout,
                FormattableString.Invariant($"No engine answered within the {timeout.Timeout.TotalSeconds:0.###} s ")
                + "that this server allows for one attempt. Try again, or shorten the document or max_tokens.");
        }

        outcome.ThrowIfException();
        return (TResult)outcome.Result!.Value;
    }
}
