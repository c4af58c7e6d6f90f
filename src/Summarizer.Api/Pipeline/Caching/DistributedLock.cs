using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>
/// Decides which replica computes a response. No two replicas compute the same one as long as Redis answers and no replica pauses for
/// longer than the lease. When a replica stops, the others notice it after its lease has expired.
/// </summary>
/// <param name="link">Redis; null when none is configured. Then there are no other replicas to agree with.</param>
/// <param name="options">Length of a lease.</param>
/// <param name="clock">Clock of the waits.</param>
internal sealed class DistributedLock(RedisLink? link, IOptions<SummarizerOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(40);

    /// <summary>
    /// Acquires the lock of a key, after its present holder has released it. The holder stores its response first, if it can.
    /// </summary>
    /// <returns>The held lock; null when Redis does not answer or is not configured.</returns>
    public async Task<HeldLock?> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        if (link is null)
        {
            return null;
        }

        var (name, owner, lease) = (key + ":lease", Guid.NewGuid().ToString("N"), options.Value.Cache.Lease);
        while (true)
        {
            // Not cancelled: nobody would release a lock that was taken without anybody's knowing, and other replicas would wait for it.
            switch (await link.AskAsync(async db => (bool?)await db.LockTakeAsync(name, owner, lease), null, CancellationToken.None))
            {
                case true when cancellationToken.IsCancellationRequested:
                    await new HeldLock(link, name, owner, lease, clock).DisposeAsync();
                    throw new OperationCanceledException(cancellationToken);
                case true:
                    return new HeldLock(link, name, owner, lease, clock);
                case null:
                    return null;
                default:
                    await Task.Delay(PollInterval, clock, cancellationToken);
                    break;
            }
        }
    }
}

/// <summary>A lock that is held, and whose lease is extended, until it is disposed.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private readonly CancellationTokenSource _released = new();
    private readonly RedisLink _link;
    private readonly string _name;
    private readonly string _owner;
    private readonly Task _extending;

    public HeldLock(RedisLink link, string name, string owner, TimeSpan lease, TimeProvider clock)
    {
        (_link, _name, _owner) = (link, name, owner);
        _extending = ExtendAsync(lease, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _extending;
        await _link.AskAsync(db => db.LockReleaseAsync(_name, _owner), false, CancellationToken.None);
        _released.Dispose();
    }

    private async Task ExtendAsync(TimeSpan lease, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_released.Token))
            {
                await _link.AskAsync(db => db.LockExtendAsync(_name, _owner, lease), false, _released.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The lock is released.
        }
    }
}
