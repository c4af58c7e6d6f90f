using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Summarizer.Api.Options;

/// <summary>What is done when the model fails: section <c>Summarizer:Resilience</c>. Read again when the configuration changes, except for the standby engine. docs/resilience.md explains each.</summary>
public sealed class ResilienceOptions
{
    /// <summary>How often a request that the model failed on is tried again, while nothing of its answer was given out.</summary>
    /// <value>1.</value>
    [Range(0, 5)]
    public int Retries { get; set; } = 1;

    /// <summary>Before the first retry; doubled for each further one, with jitter.</summary>
    /// <value>100 milliseconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest time of one attempt, queue included. It counts as a failure of the engine, so set it far above the longest wait; without a standby engine or degraded answers it only ends requests early.</summary>
    /// <value>Zero, the default: the request's own deadline is the only one.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan AttemptTimeout { get; set; }

    /// <summary>After how long a request is sent to the standby engine too; the first answer wins. Costs the standby's work for every slow request.</summary>
    /// <value>Zero, the default: never.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan HedgeAfter { get; set; }

    /// <summary>What to answer when no engine can.</summary>
    /// <value><see cref="FallbackMode.Problem"/>.</value>
    public FallbackMode FallbackMode { get; set; }

    /// <summary>When an engine counts as broken.</summary>
    [ValidateObjectMembers]
    public BreakerOptions Breaker { get; set; } = new();

    /// <summary>A second engine for requests that the first fails on.</summary>
    [ValidateObjectMembers]
    public StandbyOptions Standby { get; set; } = new();

    /// <summary>Faults on purpose.</summary>
    [ValidateObjectMembers]
    public ChaosOptions Chaos { get; set; } = new();
}

/// <summary>What to answer when no engine can.</summary>
public enum FallbackMode
{
    /// <summary>A problem: nobody takes for the model's work what is not.</summary>
    Problem,

    /// <summary>Sentences of the document, marked as degraded.</summary>
    Extractive,
}
