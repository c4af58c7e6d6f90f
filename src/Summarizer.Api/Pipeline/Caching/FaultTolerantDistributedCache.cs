using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>
/// Redis as the second level of <see cref="Microsoft.Extensions.Caching.Hybrid.HybridCache"/>. It never fails: when Redis does not answer,
/// it finds nothing and stores nothing.
/// </summary>
/// <param name="redis">Microsoft's cache on the same connection.</param>
/// <param name="link">The connection.</param>
internal sealed class FaultTolerantDistributedCache(IDistributedCache redis, RedisLink link) : IDistributedCache
{
    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        link.AskAsync(_ => redis.GetAsync(key, token), null, token);

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        TellAsync(() => redis.SetAsync(key, value, options, token), token);

    public Task RefreshAsync(string key, CancellationToken token = default) => TellAsync(() => redis.RefreshAsync(key, token), token);

    public Task RemoveAsync(string key, CancellationToken token = default) => TellAsync(() => redis.RemoveAsync(key, token), token);

    public byte[]? Get(string key) => GetAsync(key).GetAwaiter().GetResult();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) =>
        SetAsync(key, value, options).GetAwaiter().GetResult();

    public void Refresh(string key) => RefreshAsync(key).GetAwaiter().GetResult();

    public void Remove(string key) => RemoveAsync(key).GetAwaiter().GetResult();

    private Task<bool> TellAsync(Func<Task> command, CancellationToken token) => link.AskAsync(
        async (IDatabase _) =>
        {
            await command();
            return true;
        },
        false,
        token);
}
