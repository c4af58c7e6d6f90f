using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Compression;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>What remembering is made of.</summary>
internal static class CachingSetup
{
    /// <summary>Adds the parts of the layer; <see cref="Remember"/> puts it around the others.</summary>
    public static void AddCaching(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<CacheMetrics>();
        services.AddSingleton<CacheKeys>();
        services.AddSingleton<AnswerStore>();
        services.AddSingleton(p => new Leases(p.GetService<RedisLink>(), p.GetRequiredService<IOptions<SummarizerOptions>>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AnswerKind<RunningSummary, string, SummarizeResult>, SummaryAnswers>();
        services.AddSingleton<AnswerKind<RunningCompression, DocumentResult, CompressResult>, CompressionAnswers>();
        services.AddSingleton(typeof(RequestCoalescer<,,>));
        services.AddHybridCache();
        services.AddOptions<HybridCacheOptions>().Configure<IOptions<SummarizerOptions>>((hybrid, options) =>
        {
            // Answers are limited before they come here, by the same number; the cache counts its own bytes too.
            hybrid.MaximumPayloadBytes = options.Value.Cache.MaxEntryBytes + 1024;
            hybrid.MaximumKeyLength = 256;
        });

        // Nothing else in this process uses the memory cache, so that its limit is that of the answers.
        services.AddOptions<MemoryCacheOptions>().Configure<IOptions<SummarizerOptions>>((memory, options) => memory.SizeLimit = (long)options.Value.Cache.MemoryMiB << 20);
        if (!string.IsNullOrWhiteSpace(builder.Configuration[$"{SummarizerOptions.Section}:{nameof(SummarizerOptions.Cache)}:{nameof(CacheOptions.Redis)}"]))
        {
            AddRedis(services);
        }
    }

    /// <summary>Puts the layer around the work, unless it is switched off.</summary>
    public static InferencePipeline Remember(this InferencePipeline tasks, IServiceProvider services) =>
        services.GetRequiredService<IOptions<SummarizerOptions>>().Value.Cache.Enabled
            ? ActivatorUtilities.CreateInstance<CachedTasks>(services, tasks)
            : tasks;

    private static void AddRedis(IServiceCollection services)
    {
        services.AddSingleton<RedisLink>();
        services.AddSingleton<IDistributedCache>(p =>
        {
            var link = p.GetRequiredService<RedisLink>();
            return new FaultTolerantDistributedCache(new RedisCache(new RedisCacheOptions { ConnectionMultiplexerFactory = () => link.Connection }), link);
        });
    }
}
