using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>Stores results by key: in memory, and in Redis where it is configured.</summary>
internal sealed class ResponseStore(HybridCache cache, IOptions<SummarizerOptions> options, TimeProvider clock)
{
    // HybridCache is not asked to compute. It would run equal requests once in this process only, and could not hand out pieces.
    private static readonly HybridCacheEntryOptions ReadOnly = new() { Flags = HybridCacheEntryFlags.DisableUnderlyingData };

    private readonly HybridCacheEntryOptions _expiry = new()
    {
        Expiration = options.Value.Cache.Lifetime,
        LocalCacheExpiration = options.Value.Cache.Lifetime,
    };

    /// <summary>Finds a stored result that has not expired; null when there is none.</summary>
    public async Task<CacheEntry<T>?> FindAsync<T>(string key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var stored = await cache.GetOrCreateAsync<byte[]?>(key, static _ => default, ReadOnly, cancellationToken: cancellationToken);
        var entry = stored is { Length: > sizeof(long) } ? CacheEntry<T>.Read(stored, type) : null;

        // Memory keeps what comes from Redis for a whole lifetime of its own, so the entry's own time decides.
        return entry is not null && clock.GetUtcNow() - entry.ComputedAt < options.Value.Cache.Lifetime ? entry : null;
    }

    /// <summary>Stores a result that is not too large; completes when other replicas can read it.</summary>
    public async Task SetAsync<T>(string key, T result, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var stored = new CacheEntry<T>(clock.GetUtcNow(), result).Write(type);
        if (stored.Length <= options.Value.Cache.MaxEntryBytes)
        {
            await cache.SetAsync(key, stored, _expiry, cancellationToken: cancellationToken);
        }
    }
}

/// <summary>A stored result: eight bytes of UTC ticks, then JSON.</summary>
/// <param name="ComputedAt">When the result was computed.</param>
/// <param name="Result">The result.</param>
internal sealed record CacheEntry<T>(DateTimeOffset ComputedAt, T Result)
    where T : class
{
    public static CacheEntry<T>? Read(ReadOnlySpan<byte> stored, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(stored[sizeof(long)..], type) is { } result
        ? new(new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(stored), TimeSpan.Zero), result)
        : null;

    public byte[] Write(JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Result, type);
        var stored = new byte[sizeof(long) + json.Length];
        BinaryPrimitives.WriteInt64LittleEndian(stored, ComputedAt.UtcTicks);
        json.CopyTo(stored, sizeof(long));
        return stored;
    }
}
