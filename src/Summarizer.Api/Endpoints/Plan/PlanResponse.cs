using Summarizer.Benchmarking.Planning;

namespace Summarizer.Api.Endpoints.Plan;

/// <summary>Predictions for some models on one device.</summary>
internal sealed record PlanResponse
{
    /// <summary>Always plan.</summary>
    public string Object { get; } = "plan";

    /// <summary>The device.</summary>
    public required PlannedDevice Device { get; init; }

    /// <summary>What was planned for.</summary>
    public required PlanSettings Settings { get; init; }

    /// <summary>One entry per model, in the order asked for.</summary>
    public required IReadOnlyList<ModelPlan> Models { get; init; }

    /// <summary>The first model against each of the others; above 1 the first is faster.</summary>
    public required IReadOnlyList<PlannedSpeedup> Speedups { get; init; }

    /// <summary>What the numbers are, by name.</summary>
    public required IReadOnlyDictionary<string, string> Definitions { get; init; }

    /// <summary>Names that models takes, the served model's first.</summary>
    public required IReadOnlyList<string> KnownModels { get; init; }

    /// <summary>Devices that device takes.</summary>
    public required IReadOnlyList<PlannedDevice> KnownDevices { get; init; }

    public static PlanResponse From(PlanReport report, string? served) => new()
    {
        Device = report.Device,
        Settings = report.Settings,
        Models = report.Models,
        Speedups = report.Speedups,
        Definitions = report.Definitions,
        KnownModels = [.. served is null ? [] : new[] { served }, .. Benchmarking.Planning.KnownModels.All.Select(m => m.Name)],
        KnownDevices = Benchmarking.Planning.KnownDevices.All,
    };
}
