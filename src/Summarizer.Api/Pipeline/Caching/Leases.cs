using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>
/// Says which replica computes an answer. As long as Redis answers and no replica stands still for longer than a lease, no two do. A replica that is gone is noticed when its lease has run out.
/// </summary>
/// <param name="link">Redis; null when there is none, and this process has nobody to agree with.</param>
/// <param name="options">Length of a lease.</param>
/// <param name="clock">Clock of the waits.</param>
internal sealed class Leases(RedisLink? link, IOptions<SummarizerOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    /// <summary>Takes the lease of an answer, waiting for whoever has it; null without a Redis that answers. Whoever had it has stored the answer, if it could.</summary>
    public async Task<Lease?> TakeAsync(string key, CancellationToken cancellationToken)
    {
        if (link is null)
        {
            return null;
        }

        var (name, owner, time) = (key + ":lease", Guid.NewGuid().ToString("N"), options.Value.Cache.Lease);
        while (true)
        {
            // Not cancelled: a lease that was taken and that nobody knows of would keep others waiting.
            switch (await link.AskAsync(async db => (bool?)await db.LockTakeAsync(name, owner, time), null, CancellationToken.None))
            {
                case true when cancellationToken.IsCancellationRequested:
                    await new Lease(link, name, owner, time, clock).DisposeAsync();
                    throw new OperationCanceledException(cancellationToken);
                case true:
                    return new Lease(link, name, owner, time, clock);
                case null:
                    return null;
                default:
                    await Task.Delay(Look, clock, cancellationToken);
                    break;
            }
        }
    }
}

/// <summary>The right to compute one answer, kept until it is disposed.</summary>
internal sealed class Lease : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly RedisLink _link;
    private readonly string _name;
    private readonly string _owner;
    private readonly Task _keeping;

    public Lease(RedisLink link, string name, string owner, TimeSpan time, TimeProvider clock)
    {
        (_link, _name, _owner) = (link, name, owner);
        _keeping = KeepAsync(time, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _keeping;
        await _link.AskAsync(db => db.LockReleaseAsync(_name, _owner), false, CancellationToken.None);
        _ended.Dispose();
    }

    private async Task KeepAsync(TimeSpan time, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(time / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                await _link.AskAsync(db => db.LockExtendAsync(_name, _owner, time), false, _ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Given back.
        }
    }
}
