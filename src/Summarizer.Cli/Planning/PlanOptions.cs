using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Benchmarking.Hardware;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Cli.Planning;

/// <summary>Options of <c>summarizer plan</c>.</summary>
internal sealed class PlanOptions
{
    private const string ThisMachine = "this-machine";
    private const double Most = 1e6;

    private readonly Option<string[]> _models = new("--models")
    {
        Description = "What to plan, the one in question first: known names, bundles, checkpoint folders or config.json files; default: "
            + "t5gemma-9b-2b gemma-2-9b.",
        HelpName = "NAME|PATH...",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["t5gemma-9b-2b", "gemma-2-9b"],
    };

    private readonly Option<string> _device = new("--device")
    {
        Description = $"{ThisMachine}, which is measured for a second, or one of "
            + $"{string.Join(", ", KnownDevices.All.Select(d => d.Name))}; any other name with the three numbers.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "h100-sxm",
    };

    private readonly Option<double?> _memory = NumberOption.Optional("--memory-gib", "Memory of the device.", 0.001, Most);
    private readonly Option<double?> _bandwidth = NumberOption.Optional(
        "--bandwidth-gb-s", "Its memory bandwidth in 10^9 bytes per second.", 0.001, Most);
    private readonly Option<double?> _tflops = NumberOption.Optional(
        "--tflops", "Its dense arithmetic in 10^12 operations per second.", 0.00001, Most);
    private readonly Option<double> _weightBits = NumberOption.Create("--weight-bits", "Bits of one stored weight.", 2.0, 32.0, 16.0);
    private readonly Option<double> _cacheBits = NumberOption.Create(
        "--cache-bits", "Bits of one element of a key/value cache.", 2.0, 32.0, 16.0);
    private readonly Option<int> _input = NumberOption.Create("--input-tokens", "Tokens that every sequence reads.", 1, 1 << 20, 2048);
    private readonly Option<int> _output = NumberOption.Create("--output-tokens", "Tokens that every sequence writes.", 1, 1 << 14, 256);
    private readonly Option<int> _batch = NumberOption.Create("--batch", "Sequences at once.", 1, 1 << 16, 1);
    private readonly Option<double?> _compute = NumberOption.Optional(
        "--compute-efficiency", "Share of the device's arithmetic that is reached; default: 0.5, or 1 of what was measured.", 0.001, 1.0);
    private readonly Option<double?> _memoryShare = NumberOption.Optional(
        "--bandwidth-efficiency", "Share of the device's bandwidth that is reached; default: 0.7, or 1 of what was measured.", 0.001, 1.0);
    private readonly Option<bool> _measure = new("--measure")
    {
        Description = $"Also run the models that are bundles, and show the prediction for {ThisMachine} beside what was measured.",
    };
    private readonly Option<int> _threads = NumberOption.Create("--threads", $"Threads of {ThisMachine}; 0 is all processors.", 0, 1024, 0);
    private readonly Option<bool> _json = CommonOptions.Json();

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[]
        {
            _models, _device, _memory, _bandwidth, _tflops, _weightBits, _cacheBits,
            _input, _output, _batch, _compute, _memoryShare, _measure, _threads, _json,
        })
        {
            command.Add(option);
        }
    }

    public IReadOnlyList<string> Models(ParseResult result) => result.GetRequiredValue(_models);

    public bool Measure(ParseResult result) => result.GetValue(_measure);

    public int Threads(ParseResult result) => result.GetValue(_threads);

    public bool Json(ParseResult result) => result.GetValue(_json);

    public PlanSettings Settings(ParseResult result, PlannedDevice device)
    {
        var defaults = PlanSettings.For(device);
        return defaults with
        {
            InputTokens = result.GetValue(_input),
            OutputTokens = result.GetValue(_output),
            Batch = result.GetValue(_batch),
            WeightBits = result.GetValue(_weightBits),
            CacheBits = result.GetValue(_cacheBits),
            ComputeEfficiency = result.GetValue(_compute) ?? defaults.ComputeEfficiency,
            BandwidthEfficiency = result.GetValue(_memoryShare) ?? defaults.BandwidthEfficiency,
        };
    }

    /// <exception cref="UsageException">The device is not known, and not described.</exception>
    public PlannedDevice Device(ParseResult result, Terminal terminal)
    {
        var (name, memory, bandwidth, tflops) = (
            result.GetRequiredValue(_device), result.GetValue(_memory), result.GetValue(_bandwidth), result.GetValue(_tflops));
        var known = name == ThisMachine ? new MachineProbe(terminal.Clock).Measure(Threads(result)) : KnownDevices.Find(name);
        if (known is null && (memory is null || bandwidth is null || tflops is null))
        {
            throw new UsageException(
                $"'{name}' is not a known device. Known devices are {string.Join(", ", KnownDevices.All.Select(d => d.Name))} and "
                    + $"{ThisMachine}. Describe another one with --memory-gib, --bandwidth-gb-s and --tflops.");
        }

        var given = memory is not null || bandwidth is not null || tflops is not null;
        return new(
            name, memory ?? known!.MemoryGib, bandwidth ?? known!.BandwidthGbS, tflops ?? known!.Tflops, given ? "given" : known!.Source);
    }
}
