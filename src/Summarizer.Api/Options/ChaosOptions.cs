using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>Faults on purpose, to see what they do. Rates are shares of attempts, 0 to 1.</summary>
public sealed class ChaosOptions
{
    /// <summary>Whether there are any. In the environment Production the service refuses to start with it.</summary>
    /// <value>False.</value>
    public bool Enabled { get; set; }

    /// <summary>Start in Production all the same.</summary>
    /// <value>False.</value>
    public bool AllowInProduction { get; set; }

    /// <summary>Attempts that wait before they begin.</summary>
    /// <value>0.</value>
    [Range(0d, 1d)]
    public double LatencyRate { get; set; }

    /// <summary>How long those wait.</summary>
    /// <value>1 second.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Latency { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Attempts that fail as if the engine had thrown.</summary>
    /// <value>0.</value>
    [Range(0d, 1d)]
    public double FaultRate { get; set; }

    /// <summary>Attempts whose outcome is replaced by the failure that scores without a number cause.</summary>
    /// <value>0.</value>
    [Range(0d, 1d)]
    public double OutcomeRate { get; set; }

    /// <summary>Attempts before which memory is taken and given back, so that the garbage collector has to work.</summary>
    /// <value>0.</value>
    [Range(0d, 1d)]
    public double MemoryRate { get; set; }

    /// <summary>How much memory those take, in MiB.</summary>
    /// <value>64.</value>
    [Range(1, 4096)]
    public int MemoryMiB { get; set; } = 64;
}
