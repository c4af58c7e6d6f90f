using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Tasks;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>Gives stored responses, and runs equal requests that come at the same time only once.</summary>
/// <remarks>
/// The steps of one call: (1) all requests with the same key join one call; (2) the call looks for a stored response; (3) without one it
/// acquires the lock of the key, or
/// waits for the replica that holds it and looks again; (4) it runs the task and hands out the pieces as they come; (5) it stores the
/// response; (6) it releases the lock,
/// so that the next holder finds the response.
/// </remarks>
internal sealed class RequestCoalescer<TPiece, TResult>(
    ResponseStore store,
    DistributedLock locks,
    CacheMetrics metrics,
    IHttpContextAccessor http,
    IOptions<SummarizerOptions> options,
    TimeProvider clock)
    where TPiece : notnull
    where TResult : class
{
    private readonly ConcurrentDictionary<string, SingleFlightCall<TPiece, TResult>> _calls = new(StringComparer.Ordinal);

    /// <summary>Gives a stored response, joins a running call, or runs the task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="key">Cache key of the request; null when the response cannot be used again.</param>
    /// <param name="start">Starts the task. Its token lives as long as any request waits for the result.</param>
    /// <param name="cancellationToken">The request's own token.</param>
    public async Task<RunningTask<TPiece, TResult>> RunAsync<TRequest>(
        InferenceTask<TRequest, TPiece, TResult> task,
        string? key,
        Func<CancellationToken, Task<RunningTask<TPiece, TResult>>> start,
        CancellationToken cancellationToken)
        where TRequest : class
    {
        var directives = CacheDirectives.Of(http.HttpContext);
        if (key is null || directives.NoStore)
        {
            Report(new(key is null ? CacheOutcome.Bypassed : CacheOutcome.Refused));
            return await start(cancellationToken);
        }

        // :: Step 1
        var (call, isFirst) = Join(task, key, directives.NoCache, start, cancellationToken);
        var (running, age) = await call.Started.WaitAsync(cancellationToken);
        if (age > directives.MaxAge)
        {
            (call, isFirst) = Join(task, key, fresh: true, start, cancellationToken);
            (running, age) = await call.Started.WaitAsync(cancellationToken);
        }

        Report(age is { } stored
            ? new(CacheOutcome.Hit, stored, options.Value.Cache.Lifetime - stored)
            : new(!isFirst ? CacheOutcome.Shared : directives.NoCache ? CacheOutcome.Refused : CacheOutcome.Miss));
        return running with { ReadAsync = call.ReadAsync, Result = call.Result.WaitAsync(cancellationToken) };
    }

    private void Report(CacheUse use)
    {
        metrics.Used(use.Outcome);
        http.HttpContext?.Features.Get<CacheReport>()?.Add(use);
    }

    private (SingleFlightCall<TPiece, TResult> Call, bool IsFirst) Join<TRequest>(
        InferenceTask<TRequest, TPiece, TResult> task,
        string key,
        bool fresh,
        Func<CancellationToken, Task<RunningTask<TPiece, TResult>>> start,
        CancellationToken cancellationToken)
        where TRequest : class
    {
        // Requests that refuse stored responses join calls of their own.
        var name = fresh ? key + ":fresh" : key;
        var own = new SingleFlightCall<TPiece, TResult>();
        while (true)
        {
            var call = _calls.GetOrAdd(name, own);
            if (call.TryJoin(cancellationToken))
            {
                if (call == own)
                {
                    _ = RunAsync(own, task, name, key, fresh, start);
                }

                return (call, call == own);
            }

            // The call has ended and is about to leave the dictionary.
            _calls.TryRemove(new(name, call));
            own = call == own ? new() : own;
        }
    }

    private async Task RunAsync<TRequest>(
        SingleFlightCall<TPiece, TResult> call,
        InferenceTask<TRequest, TPiece, TResult> task,
        string name,
        string key,
        bool fresh,
        Func<CancellationToken, Task<RunningTask<TPiece, TResult>>> start)
        where TRequest : class
    {
        try
        {
            var began = clock.GetTimestamp();

            // :: Step 2
            var stored = fresh ? null : await store.FindAsync(key, task.ResultJson, call.Abandoned);

            // :: Step 3
            await using var held = stored is null && !fresh ? await locks.AcquireAsync(key, call.Abandoned) : null;
            stored ??= held is not null ? await store.FindAsync(key, task.ResultJson, call.Abandoned) : null;
            if (stored is not null)
            {
                // The stored timings are those of another request.
                var found = new SummaryTimings(
                    TimeSpan.Zero,
                    TimeSpan.Zero,
                    TimeSpan.Zero,
                    TimeSpan.Zero,
                    clock.GetElapsedTime(began),
                    null,
                    clock.GetElapsedTime(began));
                call.Complete(
                    await HandOutAsync(call, task.Finished(task.WithTimings(stored.Result, found)), clock.GetUtcNow() - stored.ComputedAt));
                return;
            }

            // :: Step 4
            var result = await HandOutAsync(call, await start(call.Abandoned), age: null);

            // :: Step 5. Before the call ends, so that the next request finds either the call or the response.
            if (task.Describe(result) is { Degraded: false, EngineFailed: false })
            {
                await store.SetAsync(key, result, task.ResultJson, CancellationToken.None);
            }

            call.Complete(result);

            // :: Step 6 is the end of the lock's scope.
        }
        catch (Exception e)
        {
            call.Fail(e);
        }
        finally
        {
            _calls.TryRemove(new(name, call));
        }
    }

    private static async Task<TResult> HandOutAsync(
        SingleFlightCall<TPiece, TResult> call, RunningTask<TPiece, TResult> running, TimeSpan? age)
    {
        call.Start(running, age);

        // A task whose pieces nobody has read can be tried again when the model fails. So they are read when somebody wants them, or at the
        // end.
        await Task.WhenAny(call.PiecesWanted, running.Result);
        if (running.Result.IsFaulted || running.Result.IsCanceled)
        {
            return await running.Result;
        }

        await foreach (var piece in running.ReadAsync(call.Abandoned))
        {
            call.Add(piece);
        }

        return await running.Result;
    }
}
