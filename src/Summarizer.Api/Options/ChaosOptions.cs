using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>Injected faults, for tests of resilience. Rates are shares of attempts, 0 to 1.</summary>
public sealed class ChaosOptions
{
    /// <summary>Whether faults are injected. The service refuses to start with this in the environment Production.</summary>
    /// <value>False.</value>
    public bool Enabled { get; set; }

    /// <summary>Start in the environment Production all the same.</summary>
    /// <value>False.</value>
    public bool AllowInProduction { get; set; }

    /// <summary>Share of attempts that wait before they begin.</summary>
    /// <value>0.</value>
    [Range(0d, 1d)]
    public double LatencyRate { get; set; }

    /// <summary>Time that those attempts wait.</summary>
    /// <value>1 second.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Latency { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Share of attempts that fail as if the engine had thrown.</summary>
    /// <value>0.</value>
    [Range(0d, 1d)]
    public double FaultRate { get; set; }

    /// <summary>Share of attempts whose outcome is replaced by the failure that NaN logits cause.</summary>
    /// <value>0.</value>
    [Range(0d, 1d)]
    public double OutcomeRate { get; set; }

    /// <summary>Share of attempts that allocate and release memory first, which makes the garbage collector work.</summary>
    /// <value>0.</value>
    [Range(0d, 1d)]
    public double MemoryRate { get; set; }

    /// <summary>Memory that those attempts allocate, in MiB.</summary>
    /// <value>64.</value>
    [Range(1, 4096)]
    public int MemoryMiB { get; set; } = 64;
}
