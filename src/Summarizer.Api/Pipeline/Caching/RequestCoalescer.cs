using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>Answers of one kind: remembered ones, shared ones, and new ones.</summary>
/// <remarks>
/// The flow of one piece of work: (1) all who ask for it at once share one flight; (2) the flight looks for a remembered answer; (3) without one it takes the lease of the answer, or waits for the replica
/// that has it and looks again; (4) it computes, handing out pieces as they come; (5) it stores the answer; (6) it gives the lease back, so that whoever waits finds the answer.
/// </remarks>
internal sealed class RequestCoalescer<TRunning, TPiece, TResult>(
    AnswerKind<TRunning, TPiece, TResult> kind, AnswerStore store, Leases leases, CacheMetrics metrics, IHttpContextAccessor http, IOptions<SummarizerOptions> options, TimeProvider clock)
    where TPiece : notnull
{
    private readonly ConcurrentDictionary<string, Flight<TRunning, TPiece, TResult>> _flights = new(StringComparer.Ordinal);

    /// <summary>Answers one request.</summary>
    /// <param name="key">Key of the answer; null when it cannot be repeated.</param>
    /// <param name="compute">Starts the work; its token lives as long as anybody waits.</param>
    /// <param name="leaving">The request's own token.</param>
    public async Task<TRunning> AnswerAsync(string? key, Func<CancellationToken, Task<TRunning>> compute, CancellationToken leaving)
    {
        var directives = CacheDirectives.Of(http.HttpContext);
        if (key is null || directives.NoStore)
        {
            Report(new(key is null ? CacheOutcome.Bypassed : CacheOutcome.Refused));
            return await compute(leaving);
        }

        // :: Step 1
        var (flight, first) = Board(key, directives.NoCache, compute, leaving);
        var departure = await flight.Departure.WaitAsync(leaving);
        if (departure.Remembered > directives.MaxAge)
        {
            (flight, first) = Board(key, fresh: true, compute, leaving);
            departure = await flight.Departure.WaitAsync(leaving);
        }

        Report(departure.Remembered is { } age
            ? new(CacheOutcome.Hit, age, options.Value.Cache.Lifetime - age)
            : new(!first ? CacheOutcome.Shared : directives.NoCache ? CacheOutcome.Refused : CacheOutcome.Miss));
        return kind.Share(departure.Running, flight, leaving);
    }

    private void Report(CacheUse use)
    {
        metrics.Used(use.Outcome);
        http.HttpContext?.Features.Get<CacheReport>()?.Add(use);
    }

    private (Flight<TRunning, TPiece, TResult> Flight, bool First) Board(string key, bool fresh, Func<CancellationToken, Task<TRunning>> compute, CancellationToken leaving)
    {
        // Work that may not be a remembered answer is shared among those who want that.
        var name = fresh ? key + ":fresh" : key;
        var own = new Flight<TRunning, TPiece, TResult>();
        while (true)
        {
            var flight = _flights.GetOrAdd(name, own);
            if (flight.TryBoard(leaving))
            {
                if (flight == own)
                {
                    _ = FlyAsync(own, name, key, fresh, compute);
                }

                return (flight, flight == own);
            }

            // It is over, and about to be taken from the list.
            _flights.TryRemove(new(name, flight));
            own = flight == own ? new() : own;
        }
    }

    private async Task FlyAsync(Flight<TRunning, TPiece, TResult> flight, string name, string key, bool fresh, Func<CancellationToken, Task<TRunning>> compute)
    {
        try
        {
            var started = clock.GetTimestamp();

            // :: Step 2
            var remembered = fresh ? null : await store.FindAsync(key, kind.Json, flight.Abandoned);

            // :: Step 3
            await using var lease = remembered is null && !fresh ? await leases.TakeAsync(key, flight.Abandoned) : null;
            remembered ??= lease is not null ? await store.FindAsync(key, kind.Json, flight.Abandoned) : null;
            if (remembered is not null)
            {
                var finished = kind.Finished(remembered.Result, clock.GetElapsedTime(started));
                flight.Land(await HandOutAsync(flight, new(finished, clock.GetUtcNow() - remembered.Since)));
                return;
            }

            // :: Step 4
            var result = await HandOutAsync(flight, new(await compute(flight.Abandoned), null));

            // :: Step 5: before it is over, so that who comes then finds the answer.
            if (kind.IsWorthKeeping(result))
            {
                await store.KeepAsync(key, result, kind.Json, CancellationToken.None);
            }

            flight.Land(result);

            // :: Step 6 is the end of the lease's scope.
        }
        catch (Exception e)
        {
            flight.Fail(e);
        }
        finally
        {
            _flights.TryRemove(new(name, flight));
        }
    }

    private async Task<TResult> HandOutAsync(Flight<TRunning, TPiece, TResult> flight, Departure<TRunning> departure)
    {
        flight.Depart(departure);
        var result = kind.CompleteAsync(departure.Running);

        // Work whose pieces nobody has read can be done again when the model fails, so they are taken when somebody wants them, or at the end.
        await Task.WhenAny(flight.PiecesWanted, result);
        if (result.IsFaulted || result.IsCanceled)
        {
            return await result;
        }

        await foreach (var piece in kind.Read(departure.Running, flight.Abandoned))
        {
            flight.Add(piece);
        }

        return await result;
    }
}
