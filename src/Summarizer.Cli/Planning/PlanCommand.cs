using System.CommandLine;
using Summarizer.Cli.Comparing;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Benchmarking.Hardware;
using Summarizer.Benchmarking.Planning;
using Summarizer.Engine.Hosting;

namespace Summarizer.Cli.Planning;

/// <summary><c>summarizer plan</c>: what models would need and take on a device.</summary>
internal static class PlanCommand
{
    private const int Runs = 5;

    public static Command Create(Terminal terminal)
    {
        var options = new PlanOptions();
        var command = new CommandWithExamples(
            "plan",
            "Predict memory, largest batch and latency of models on a device, from their architectures alone (docs/compare.md).",
            "summarizer plan --models t5gemma-9b-2b gemma-2-9b --device h100-sxm --input-tokens 4096 --output-tokens 256",
            "summarizer plan --models ./checkpoint/config.json --device l4 --weight-bits 8 --batch 16 --json",
            "summarizer plan --models models/pocket --device this-machine --weight-bits 8 --input-tokens 512 --output-tokens 128 "
                + "--measure");
        options.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(options, result, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(PlanOptions options, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var (names, device) = (options.Models(result), options.Device(result, terminal));
        var settings = options.Settings(result, device);
        var report = PlanReport.Of(device, settings, [.. names.Select(PlannedModels.Find)]);
        var measured = new List<ComparedModel>();
        if (options.Measure(result))
        {
            var bundles = names.Where(PlannedModels.IsBundle).ToList();
            if (bundles.Count == 0)
            {
                throw new UsageException(
                    "--measure runs models that are bundles, and none of --models is one. Name a bundle folder, or leave --measure out.");
            }

            foreach (var bundle in bundles)
            {
                measured.Add(await MeasureAsync(bundle, settings, options.Threads(result), terminal, cancellationToken));
            }
        }

        if (options.Json(result))
        {
            CliJson.Write(terminal.Out, new PlanOutput(report, measured), CliJson.Readable.PlanOutput);
        }
        else
        {
            PlanTable.Write(report, measured, terminal);
        }

        return ExitCode.Success;
    }

    private static async Task<ComparedModel> MeasureAsync(
        string bundle, PlanSettings settings, int threads, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var model = new LoadedModel(bundle, EngineRuntime.Ort, 1, threads, terminal.Clock);
        var plan = new ComparisonPlan
        {
            OutputTokens = settings.OutputTokens,
            Runs = Runs,
            Machine = new MachineProbe(terminal.Clock).Measure(threads),
        };
        var report = await ProgressBars.ShowAsync(terminal, progress => new LatencyComparer(terminal.Clock).CompareAsync(
            [model.Arm], new() { InputTokens = settings.InputTokens }, plan, threads, p => progress.Report(
                new($"{p.Model} measured", p.Done, p.Total)), cancellationToken));
        return report.Results[0];
    }
}
