using System.Globalization;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>
/// The cache outcome of one request, for its headers: <c>Cache-Status</c> as in RFC 9211, and <c>Age</c> when the whole response was
/// stored. Several tasks of one request may add to it at the same time.
/// </summary>
internal sealed class CacheReport
{
    private const string Name = "summarizer";

    private readonly Lock _lock = new();
    private CacheUse? _use;

    /// <summary>Adds the outcome of one task.</summary>
    public void Add(CacheUse use)
    {
        lock (_lock)
        {
            // The response has the worst outcome of its tasks and the age of the oldest.
            _use = _use is null || use.Outcome > _use.Outcome || (use.Outcome == _use.Outcome && use.Age > _use.Age) ? use : _use;
        }
    }

    /// <summary>Writes the headers, when any task has reported.</summary>
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

/// <summary>Gives every request a report, and writes its headers.</summary>
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

/// <summary>The cache outcome of one task.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Age">Age of a stored response.</param>
/// <param name="Left">Remaining lifetime of a stored response.</param>
internal sealed record CacheUse(CacheOutcome Outcome, TimeSpan Age = default, TimeSpan Left = default);

/// <summary>Cache outcomes, the best first.</summary>
internal enum CacheOutcome
{
    /// <summary>The response was stored, in this process or in Redis.</summary>
    Hit,

    /// <summary>An equal request was running, and both share one run.</summary>
    Shared,

    /// <summary>The response was computed.</summary>
    Miss,

    /// <summary>The request refuses stored responses.</summary>
    Refused,

    /// <summary>The request samples without a seed, so each run gives another response.</summary>
    Bypassed,
}
