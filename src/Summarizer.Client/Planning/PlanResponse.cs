namespace Summarizer.Client.Planning;

/// <summary>Predictions for some models on one device.</summary>
public sealed record PlanResponse
{
    /// <summary>The device.</summary>
    public required PlannedDevice Device { get; init; }

    /// <summary>What was planned for.</summary>
    public required PlanSettings Settings { get; init; }

    /// <summary>One entry per model, in the order of the request.</summary>
    public required IReadOnlyList<ModelPlan> Models { get; init; }

    /// <summary>The first model against each of the others.</summary>
    public required IReadOnlyList<PlannedSpeedup> Speedups { get; init; }

    /// <summary>What each number is, by its name.</summary>
    public required IReadOnlyDictionary<string, string> Definitions { get; init; }

    /// <summary>Names that <see cref="PlanRequest.Models"/> takes, the served model's first.</summary>
    public required IReadOnlyList<string> KnownModels { get; init; }

    /// <summary>Devices that <see cref="PlanRequest.Device"/> takes.</summary>
    public required IReadOnlyList<PlannedDevice> KnownDevices { get; init; }
}

/// <summary>A device as a roofline sees it.</summary>
/// <param name="Name">Name.</param>
/// <param name="MemoryGib">Memory in GiB.</param>
/// <param name="BandwidthGbS">Memory bandwidth in 10^9 bytes per second.</param>
/// <param name="Tflops">Dense arithmetic in 10^12 operations per second.</param>
/// <param name="Source">Where the numbers come from: <c>data sheet</c>, <c>measured</c> and how, or <c>given</c>.</param>
public sealed record PlannedDevice(string Name, double MemoryGib, double BandwidthGbS, double Tflops, string Source);

/// <summary>How much faster the first model is predicted to be than another; above 1 it is faster.</summary>
/// <param name="Model">The first model.</param>
/// <param name="Baseline">The other.</param>
/// <param name="Ttft">Ratio of the times to first token.</param>
/// <param name="Tpot">Ratio of the times per output token.</param>
/// <param name="E2e">Ratio of the end-to-end times.</param>
public sealed record PlannedSpeedup(string Model, string Baseline, double Ttft, double Tpot, double E2e);
