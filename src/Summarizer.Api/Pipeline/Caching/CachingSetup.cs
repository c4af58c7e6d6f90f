using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>Registers response caching.</summary>
internal static class CachingSetup
{
    public static void AddCaching(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<CacheMetrics>();
        services.AddSingleton<CacheKeys>();
        services.AddSingleton<ResponseStore>();
        services.AddSingleton(p => new DistributedLock(
            p.GetService<RedisLink>(), p.GetRequiredService<IOptions<SummarizerOptions>>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(typeof(RequestCoalescer<,>));
        services.AddHybridCache();
        services.AddOptions<HybridCacheOptions>().Configure<IOptions<SummarizerOptions>>((hybrid, options) =>
        {
            // ResponseStore applies the same limit; the cache adds a few bytes of its own.
            hybrid.MaximumPayloadBytes = options.Value.Cache.MaxEntryBytes + 1024;
            hybrid.MaximumKeyLength = 256;
        });

        // Nothing else in this process uses the memory cache, so its limit is the limit of the stored responses.
        services.AddOptions<MemoryCacheOptions>().Configure<IOptions<SummarizerOptions>>(
            (memory, options) => memory.SizeLimit = (long)options.Value.Cache.MemoryMiB << 20);
        if (!string.IsNullOrWhiteSpace(
            builder.Configuration[$"{SummarizerOptions.Section}:{nameof(SummarizerOptions.Cache)}:{nameof(CacheOptions.Redis)}"]))
        {
            AddRedis(services);
        }
    }

    private static void AddRedis(IServiceCollection services)
    {
        services.AddSingleton<RedisLink>();
        services.AddSingleton<IDistributedCache>(p =>
        {
            var link = p.GetRequiredService<RedisLink>();
            return new FaultTolerantDistributedCache(
                new RedisCache(new RedisCacheOptions { ConnectionMultiplexerFactory = () => link.Connection }), link);
        });
    }
}
