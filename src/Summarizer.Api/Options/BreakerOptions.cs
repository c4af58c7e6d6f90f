using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>
/// Circuit breaker of an engine. Only failures of the engine count; bad requests, a full queue, deadlines and clients that leave do not.
/// </summary>
public sealed class BreakerOptions
{
    /// <summary>Whether the circuit breaker is on.</summary>
    /// <value>True.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Share of failed requests that opens it.</summary>
    /// <value>0.5.</value>
    [Range(0.01, 1)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewest requests in the window before it may open.</summary>
    /// <value>10.</value>
    [Range(2, 100_000)]
    public int MinimumRequests { get; set; } = 10;

    /// <summary>Time over which requests are counted.</summary>
    /// <value>30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long it stays open before the engine is probed with one short decode; doubled, up to a minute, for every probe that fails.
    /// </summary>
    /// <value>5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(5);
}
