using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Summarizer.Api.Options;

/// <summary>
/// Resilience of the model: section <c>Summarizer:Resilience</c>. Changes of the configuration take effect at once, except for the standby
/// engine. docs/resilience.md explains each option.
/// </summary>
public sealed class ResilienceOptions
{
    /// <summary>
    /// Maximum number of retries of a request that the model failed on. A request is not tried again once a part of its answer was sent.
    /// </summary>
    /// <value>1.</value>
    [Range(0, 5)]
    public int Retries { get; set; } = 1;

    /// <summary>Delay before the first retry. It doubles with each further retry, with jitter.</summary>
    /// <value>100 milliseconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Timeout of one attempt, queue included. It counts as a failure of the engine, so set it far above the longest wait. Without a
    /// standby engine or degraded answers it only ends requests early.
    /// </summary>
    /// <value>Zero, the default: the request's own deadline is the only one.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan AttemptTimeout { get; set; }

    /// <summary>
    /// Time after which a request is sent to the standby engine too. The first answer wins. Every slow request then costs work of the
    /// standby engine.
    /// </summary>
    /// <value>Zero, the default: never.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan HedgeAfter { get; set; }

    /// <summary>What the service answers when no engine can.</summary>
    /// <value><see cref="FallbackMode.Problem"/>.</value>
    public FallbackMode FallbackMode { get; set; }

    /// <summary>Circuit breaker of each engine.</summary>
    [ValidateObjectMembers]
    public BreakerOptions Breaker { get; set; } = new();

    /// <summary>Second engine, for requests that the first one fails on.</summary>
    [ValidateObjectMembers]
    public StandbyOptions Standby { get; set; } = new();

    /// <summary>Injected faults.</summary>
    [ValidateObjectMembers]
    public ChaosOptions Chaos { get; set; } = new();
}

/// <summary>What the service answers when no engine can.</summary>
public enum FallbackMode
{
    /// <summary>A problem. No answer is taken for the model's work that is not.</summary>
    Problem,

    /// <summary>Sentences of the document, marked as degraded.</summary>
    Extractive,
}
