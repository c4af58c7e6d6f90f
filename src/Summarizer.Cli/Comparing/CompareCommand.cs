using System.CommandLine;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Evaluation.Reporting.Latency;
using Summarizer.Benchmarking.Hardware;

namespace Summarizer.Cli.Comparing;

/// <summary><c>summarizer compare</c>: how much faster one model is than another at the same work.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new CompareOptions();
        var command = new CommandWithExamples(
            "compare",
            "Measure the latency of a model against a decoder-only baseline, or of any two models, on the same tokens (docs/compare.md).",
            "summarizer compare --input-tokens 512 --output-tokens 128 --report compare.html",
            "summarizer compare --text report.txt --output-tokens 64 --concurrency 4 --runs 20 --json",
            "summarizer compare --sweep-input 16,64,256,896 --sweep-output 1,8,64,240 --runs 5 --report sweep.html",
            "summarizer compare --shape encoder=24x1024x16,decoder=8x512x8,head=64,ffn=2816/1024,vocab=32768 --input-tokens 512 "
                + "--output-tokens 128",
            "summarizer compare --model ./models/pocket --baseline ./models/pocket --baseline-runtime genai");
        options.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(options, result, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CompareOptions options, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = options.Report(result);
        ReportFile.Check(page);
        using var models = options.Models(result);
        var (input, plan, sweep, threads) = (
            options.Input(result, terminal), options.Plan(result), options.Sweep(result), options.Threads(result));
        var folders = await models.PrepareAsync(terminal, cancellationToken);
        await using var first = new LoadedModel(folders[0], options.Runtime(result), plan.Concurrency, threads, terminal.Clock);
        await using var second = new LoadedModel(folders[1], options.BaselineRuntime(result), plan.Concurrency, threads, terminal.Clock);
        var arms = ComparisonArm.Distinct([first.Arm, second.Arm]);
        var report = await ProgressBars.ShowAsync(
            terminal, progress => MeasureAsync(arms, input, plan, sweep, threads, progress, terminal.Clock, cancellationToken));
        await ReportFile.WriteAsync(page, LatencyReport.Of(report), terminal, cancellationToken);
        if (options.Json(result))
        {
            CliJson.Write(terminal.Out, report, CliJson.Readable.ComparisonReport);
        }
        else
        {
            CompareTable.Write(report, terminal);
        }

        return ExitCode.Success;
    }

    private static async Task<ComparisonReport> MeasureAsync(
        IReadOnlyList<ComparisonArm> arms, ComparisonInput input, ComparisonPlan plan, SweepPlan? sweep, int threads,
        IProgress<StageProgress> progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        void Turn(ComparisonProgress turn) => progress.Report(new(sweep is null ? "turns" : "turns of the sweep", turn.Done, turn.Total));
        return sweep is null
            ? await new LatencyComparer(clock).CompareAsync(
                arms, input, plan with { Machine = new MachineProbe(clock).Measure(threads) }, threads, Turn, cancellationToken)
            : await new SweepComparer(clock).SweepAsync(arms, input, sweep, plan, threads, Turn, _ => { }, cancellationToken);
    }
}
