using System.Runtime.CompilerServices;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Timeout;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>
/// One request on its way through the pipelines. They enclose all of it, from its admission to its last token, so that a failure in the middle counts as well as one
/// at the start; what it writes meanwhile waits in the <see cref="Attempt{TRunning, TPiece}"/> for whoever reads it.
/// </summary>
internal sealed class TaskRun<TRunning, TPiece, TResult>(
    TaskSteps<TRunning, TPiece, TResult> steps, ServedModel model, ResiliencePipelineProvider<string> pipelines, EngineCircuits circuits, TimeProvider clock) : ModelRun
    where TRunning : class
    where TResult : class
{
    private readonly AttemptSelector<TRunning, TPiece> _seat = new();
    private readonly long _began = clock.GetTimestamp();
    private Task<Outcome<AttemptResult>> _end = null!;

    /// <inheritdoc/>
    public override bool IsGivenOut => _seat.IsGivenOut;

    /// <inheritdoc/>
    public override bool CanDegrade => steps.CanDegrade && !IsGivenOut;

    /// <summary>Begins; returns at the first wait.</summary>
    public void Begin(CancellationToken cancellationToken) => _end = ExecuteAsync(cancellationToken);

    /// <summary>The end of all attempts, whatever it is.</summary>
    public Task End => _end;

    /// <summary>The task, once an engine works on it; null when an answer is there without one.</summary>
    public async Task<TRunning?> StartedAsync()
    {
        var attempt = await _seat.GetAsync(_end, giveOut: false);
        if (attempt is null)
        {
            Unwrap(await _end);
        }

        return attempt?.Running;
    }

    /// <summary>The pieces. From here on there is no other attempt.</summary>
    public async IAsyncEnumerable<TPiece> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await _seat.GetAsync(_end, giveOut: true) is { } attempt)
        {
            await foreach (var piece in attempt.Pieces.ReadAllAsync(cancellationToken))
            {
                yield return piece;
            }

            // Pieces end with the attempt; why it ended shows in the outcome.
            Unwrap(await _end.WaitAsync(cancellationToken));
            yield break;
        }

        foreach (var piece in steps.PiecesOf(await CompleteAsync()))
        {
            yield return piece;
        }
    }

    /// <summary>The result.</summary>
    public async Task<TResult> CompleteAsync() => Unwrap(await _end);

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
            .ExecuteOutcomeAsync(static (context, state) => state.Run.TryAsync(state.Model, context.CancellationToken), context, (Run: this, Model: served));
        return outcome.Exception is BrokenCircuitException ? Outcome.FromException<AttemptResult>(circuit.Refusal()) : outcome;
    }

    /// <inheritdoc/>
    public override Outcome<AttemptResult> Degrade()
    {
        try
        {
            return Outcome.FromResult(new AttemptResult(steps.After(steps.Degrade(model), clock.GetElapsedTime(_began)), EngineFailed: false));
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

    // Everything that waits for the engine waits for the token as well: an engine that hangs holds nobody beyond the deadline.
    private async ValueTask<Outcome<AttemptResult>> TryAsync(ServedModel served, CancellationToken cancellationToken)
    {
        Attempt<TRunning, TPiece>? attempt = null;
        try
        {
            var earlier = clock.GetElapsedTime(_began);
            attempt = new(await steps.StartAsync(served, cancellationToken).WaitAsync(cancellationToken));
            _seat.Take(attempt);
            await foreach (var piece in steps.ReadAsync(attempt.Running, cancellationToken))
            {
                attempt.Add(piece);
            }

            var result = steps.After(await steps.CompleteAsync(attempt.Running).WaitAsync(cancellationToken), earlier);
            if (_seat.IsOthers(attempt))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
            }

            return Outcome.FromResult(new AttemptResult(result, steps.EngineFailed(result)));
        }
        catch (Exception e)
        {
            if (attempt is not null)
            {
                _seat.Leave(attempt);
            }

            return Outcome.FromException<AttemptResult>(e);
        }
        finally
        {
            attempt?.End();
        }
    }

    private static TResult Unwrap(Outcome<AttemptResult> outcome)
    {
        if (outcome.Exception is TimeoutRejectedException timeout)
        {
            throw new ProblemException(ProblemKind.Timeout, FormattableString.Invariant(
                $"No engine answered within the {timeout.Timeout.TotalSeconds:0.###} s that this server allows for one attempt. Try again, or shorten the document or max_tokens."));
        }

        outcome.ThrowIfException();
        return (TResult)outcome.Result!.Value;
    }
}
