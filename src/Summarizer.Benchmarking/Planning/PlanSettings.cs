namespace Summarizer.Benchmarking.Planning;

/// <summary>What to plan for.</summary>
public sealed record PlanSettings
{
    /// <summary>Share of the peak arithmetic that matrix products of this kind reach.</summary>
    public const double DefaultComputeEfficiency = 0.5;

    /// <summary>Share of the peak bandwidth that a pass over the weights reaches.</summary>
    public const double DefaultBandwidthEfficiency = 0.7;

    /// <summary>Tokens read by every sequence.</summary>
    public int InputTokens { get; init; } = 2048;

    /// <summary>Tokens written by every sequence.</summary>
    public int OutputTokens { get; init; } = 256;

    /// <summary>Sequences at once.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Bits of one stored weight.</summary>
    public double WeightBits { get; init; } = 16;

    /// <summary>Bits of one element of a cache.</summary>
    public double CacheBits { get; init; } = 16;

    /// <summary>Share of the device's arithmetic that is reached, above 0 to 1.</summary>
    public double ComputeEfficiency { get; init; } = DefaultComputeEfficiency;

    /// <summary>Share of the device's bandwidth that is reached, above 0 to 1.</summary>
    public double BandwidthEfficiency { get; init; } = DefaultBandwidthEfficiency;

    /// <summary>The defaults for a device. What was measured is what is reached; of a data sheet's peak only a share is.</summary>
    public static PlanSettings For(PlannedDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.IsMeasured ? new() { ComputeEfficiency = 1, BandwidthEfficiency = 1 } : new();
    }
}
