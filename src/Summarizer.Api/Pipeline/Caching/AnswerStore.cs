using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>Answers by key: in memory, and behind that in Redis where there is one.</summary>
internal sealed class AnswerStore(HybridCache cache, IOptions<SummarizerOptions> options, TimeProvider clock)
{
    // The cache is asked and told; that identical work is done once is seen to elsewhere, since it must hold across replicas and for streams.
    private static readonly HybridCacheEntryOptions OnlyAsk = new() { Flags = HybridCacheEntryFlags.DisableUnderlyingData };

    private readonly HybridCacheEntryOptions _keep = new() { Expiration = options.Value.Cache.Lifetime, LocalCacheExpiration = options.Value.Cache.Lifetime };

    /// <summary>A stored answer, or null.</summary>
    public async Task<Remembered<T>?> FindAsync<T>(string key, JsonTypeInfo<Remembered<T>> type, CancellationToken cancellationToken)
    {
        var stored = await cache.GetOrCreateAsync<byte[]?>(key, static _ => default, OnlyAsk, cancellationToken: cancellationToken);
        var answer = stored is { Length: > 0 } ? JsonSerializer.Deserialize(stored, type) : null;

        // What comes from Redis stays in memory for a whole lifetime of its own.
        return answer is not null && clock.GetUtcNow() - answer.Since < options.Value.Cache.Lifetime ? answer : null;
    }

    /// <summary>Stores an answer that is not too large; completes when other replicas can see it.</summary>
    public async Task KeepAsync<T>(string key, T result, JsonTypeInfo<Remembered<T>> type, CancellationToken cancellationToken)
    {
        var stored = JsonSerializer.SerializeToUtf8Bytes(new Remembered<T>(clock.GetUtcNow(), result), type);
        if (stored.Length <= options.Value.Cache.MaxEntryBytes)
        {
            await cache.SetAsync(key, stored, _keep, cancellationToken: cancellationToken);
        }
    }
}
