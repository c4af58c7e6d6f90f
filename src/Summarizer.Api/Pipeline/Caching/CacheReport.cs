using System.Globalization;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>What remembering did for one request, told in its headers: <c>Cache-Status</c> as in RFC 9211, and <c>Age</c> when all of the answer was remembered. Several works of one request may write here at once.</summary>
internal sealed class CacheReport
{
    private const string Name = "summarizer";

    private readonly Lock _lock = new();
    private CacheUse? _use;

    /// <summary>Adds one piece of work.</summary>
    public void Add(CacheUse use)
    {
        lock (_lock)
        {
            // The answer is as good as its worst part, and as old as its oldest.
            _use = _use is null || use.Outcome > _use.Outcome || (use.Outcome == _use.Outcome && use.Age > _use.Age) ? use : _use;
        }
    }

    /// <summary>Writes the headers when anything was there to report.</summary>
    public void WriteTo(IHeaderDictionary headers)
    {
        if (_use is not { } use)
        {
            return;
        }

        headers["Cache-Status"] = use.Outcome switch
        {
            CacheOutcome.Hit => string.Create(CultureInfo.InvariantCulture, $"{Name}; hit; ttl={Seconds(use.Left)}"),
            CacheOutcome.Shared => $"{Name}; fwd=miss; collapsed",
            CacheOutcome.Miss => $"{Name}; fwd=miss",
            CacheOutcome.Refused => $"{Name}; fwd=request",
            _ => $"{Name}; fwd=bypass",
        };
        if (use.Outcome == CacheOutcome.Hit)
        {
            headers.Age = Seconds(use.Age).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static long Seconds(TimeSpan time) => Math.Max(0, (long)time.TotalSeconds);
}

/// <summary>Gives every request its report.</summary>
internal sealed class CacheReporting(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var report = new CacheReport();
        context.Features.Set(report);
        context.Response.OnStarting(() =>
        {
            report.WriteTo(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }
}

/// <summary>What remembering did for one piece of work.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Age">Of a remembered answer: since when.</param>
/// <param name="Left">Of a remembered answer: for how long still.</param>
internal sealed record CacheUse(CacheOutcome Outcome, TimeSpan Age = default, TimeSpan Left = default);

/// <summary>What remembering did, best first.</summary>
internal enum CacheOutcome
{
    /// <summary>The answer was remembered, here, in Redis, or by another replica a moment ago.</summary>
    Hit,

    /// <summary>Somebody else asked the same a moment before, and the work is shared.</summary>
    Shared,

    /// <summary>It was computed.</summary>
    Miss,

    /// <summary>The request forbids a remembered answer.</summary>
    Refused,

    /// <summary>The request would get another answer each time: it samples without a seed.</summary>
    Bypassed,
}
