using Summarizer.Api.Serving;
using Summarizer.Benchmarking.Planning;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Plan;

/// <summary>Turns a query into what the planner takes.</summary>
internal sealed class PlanReader(ModelHost host, MeasurementSwitch measurements, MachineDevice machine)
{
    private const int MaxModels = 8;
    private const double MostOfAnything = 1e6;

    /// <exception cref="InvalidRequestException">Fields are wrong.</exception>
    /// <exception cref="Http.Problems.ProblemException">This machine was asked for, where nothing is measured.</exception>
    public PlanReport Plan(PlanQuery query)
    {
        var numbers = new PlanNumbers();
        var device = Device(query, numbers);
        var (models, settings) = (Models(query, numbers), Settings(query, numbers, PlanSettings.For(device)));
        numbers.ThrowIfAny();
        return PlanReport.Of(device, settings, models);
    }

    private List<ModelArchitecture> Models(PlanQuery query, PlanNumbers numbers)
    {
        var names = (
            query.Models ?? "t5gemma-9b-2b,gemma-2-9b").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var models = names.Take(MaxModels).Select(n => (Name: n, Model: Find(n))).ToList();
        if (names.Length is 0 or > MaxModels)
        {
            numbers.Add("models", $"models must be 1 to {MaxModels} names separated by commas; there are {names.Length}.");
        }
        else if (models.Find(m => m.Model is null) is { Name: { } unknown })
        {
            numbers.Add("models", $"'{PlanNumbers.Shown(unknown)}' is not known. Known are "
                + $"{string.Join(", ", KnownModels.All.Select(m => m.Name).Prepend(host.Loaded?.Name).OfType<string>())}.");
        }

        return [.. models.Select(m => m.Model).OfType<ModelArchitecture>()];
    }

    private ModelArchitecture? Find(string name) =>
        host.Loaded is { } served && served.Name == name ? ModelArchitecture.Of(served.Engine.Model) : KnownModels.Find(name);

    private PlannedDevice Device(PlanQuery query, PlanNumbers numbers)
    {
        var name = query.Device ?? "h100-sxm";
        if (name == MachineDevice.Name)
        {
            measurements.RequireOn();
        }

        var device = name == MachineDevice.Name ? machine.Measured : KnownDevices.Find(name);
        if (device is null && (query.MemoryGib is null || query.BandwidthGbS is null || query.Tflops is null))
        {
            numbers.Add("device", $"'{PlanNumbers.Shown(name)}' is not known. Give memory_gib, bandwidth_gb_s and tflops with it, or "
                + $"one of {string.Join(", ", KnownDevices.All.Select(d => d.Name))}, {MachineDevice.Name}.");
        }

        var given = query is not { MemoryGib: null, BandwidthGbS: null, Tflops: null };
        return new(
            device?.Name ?? PlanNumbers.Shown(name),
            numbers.Number("memory_gib", query.MemoryGib, 0.001, MostOfAnything, device?.MemoryGib ?? 1),
            numbers.Number("bandwidth_gb_s", query.BandwidthGbS, 0.001, MostOfAnything, device?.BandwidthGbS ?? 1),
            numbers.Number("tflops", query.Tflops, 0.00001, MostOfAnything, device?.Tflops ?? 1),
            given ? "given" : device?.Source ?? "given");
    }

    private static PlanSettings Settings(PlanQuery query, PlanNumbers numbers, PlanSettings defaults) =>
        new()
        {
            InputTokens = numbers.Integer("input_tokens", query.InputTokens, 1, 1 << 20, defaults.InputTokens),
            OutputTokens = numbers.Integer("output_tokens", query.OutputTokens, 1, 1 << 14, defaults.OutputTokens),
            Batch = numbers.Integer("batch", query.Batch, 1, 1 << 16, defaults.Batch),
            WeightBits = numbers.Number("weight_bits", query.WeightBits, 2, 32, defaults.WeightBits),
            CacheBits = numbers.Number("cache_bits", query.CacheBits, 2, 32, defaults.CacheBits),
            ComputeEfficiency = numbers.Number("compute_efficiency", query.ComputeEfficiency, 0.001, 1, defaults.ComputeEfficiency),
            BandwidthEfficiency = numbers.Number("bandwidth_efficiency", query.BandwidthEfficiency, 0.001, 1, defaults.BandwidthEfficiency),
        };
}
