namespace Summarizer.Benchmarking.Planning;

/// <summary>Predictions for some models on one device.</summary>
public sealed record PlanReport
{
    /// <summary>The device.</summary>
    public required PlannedDevice Device { get; init; }

    /// <summary>What was planned for.</summary>
    public required PlanSettings Settings { get; init; }

    /// <summary>One entry per model, in the order asked for.</summary>
    public required IReadOnlyList<ModelPlan> Models { get; init; }

    /// <summary>The first model against each of the others; above 1 the first is faster.</summary>
    public required IReadOnlyList<PlannedSpeedup> Speedups { get; init; }

    /// <summary>What the numbers are, by name.</summary>
    public IReadOnlyDictionary<string, string> Definitions { get; } = new Dictionary<string, string>
    {
        ["roofline"] = "a pass takes the longer of its operations / (arithmetic x compute efficiency) and its bytes / (bandwidth x bandwidth efficiency); nothing else is counted, so it is a lower bound for small models on fast devices",
        ["ttft"] = "reading the input (encoder and cross keys and values, or prefill), and for an encoder-decoder the first decoder step",
        ["tpot"] = "mean of the further decoder steps",
        ["activations"] = "per input token: residual stream twice, queries, keys, values and the gated feed-forward halves, 16 bits each; and 32-bit logits",
        ["largest_batch"] = "(0.9 x memory - weights - activations of one input) / (caches and logits of one sequence)",
    };

    /// <summary>Plans models.</summary>
    public static PlanReport Of(PlannedDevice device, PlanSettings settings, IReadOnlyList<ModelArchitecture> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var planner = new Planner(device, settings);
        ModelPlan[] plans = [.. models.Select(planner.Plan)];
        return new()
        {
            Device = device,
            Settings = settings,
            Models = plans,
            Speedups = [.. plans.Skip(1).Select(p => new PlannedSpeedup(
                plans[0].Model, p.Model, Ratio(p.TtftMs, plans[0].TtftMs), Ratio(p.TpotMs, plans[0].TpotMs), Ratio(p.E2eMs, plans[0].E2eMs)))],
        };
    }

    private static double Ratio(double baseline, double model) => Math.Round(baseline / model, 3);
}

/// <summary>How much faster one model is predicted to be than another.</summary>
/// <param name="Model">The first model.</param>
/// <param name="Baseline">The other.</param>
/// <param name="Ttft">Ratio of the times to first token.</param>
/// <param name="Tpot">Ratio of the times per output token.</param>
/// <param name="E2e">Ratio of the end-to-end times.</param>
public sealed record PlannedSpeedup(string Model, string Baseline, double Ttft, double Tpot, double E2e);
