using System.Diagnostics.Metrics;
using Summarizer.Api.Pipeline.Telemetry;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>Metrics of response caching.</summary>
internal sealed class CacheMetrics
{
    private readonly Counter<long> _requests;
    private readonly Counter<long> _failures;

    public CacheMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Names.Meter);
        _requests = meter.CreateCounter<long>(
            "summarizer.cache.requests", "{request}", "Tasks by cache outcome: hit, shared, miss, refused or bypassed.");
        _failures = meter.CreateCounter<long>(
            "summarizer.cache.redis.failures",
            "{command}",
            "Commands that Redis did not answer, including those not sent while the connection is lost.");
    }

    public void Used(CacheOutcome outcome) => _requests.Add(1, new KeyValuePair<string, object?>("outcome", outcome switch
    {
        CacheOutcome.Hit => "hit",
        CacheOutcome.Shared => "shared",
        CacheOutcome.Miss => "miss",
        CacheOutcome.Refused => "refused",
        _ => "bypassed",
    }));

    public void RedisFailed() => _failures.Add(1);
}
