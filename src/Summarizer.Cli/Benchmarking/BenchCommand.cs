using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Benchmarking;

/// <summary><c>summarizer bench</c>: how fast a model reads and writes here, and what memory it takes.</summary>
internal static class BenchCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new BenchSourceOptions();
        var runtime = CommonOptions.Runtime();
        var input = NumberOption.Create("--input-tokens", "Tokens each row reads; random ids.", 1, 1 << 20, 512);
        var output = NumberOption.Create("--output-tokens", "Tokens each row writes; no end token is chosen before.", 1, 1 << 20, 128);
        var batch = NumberListOption.Create("--batch", "Rows at the same time; one result for each number.", 1, 512, 1);
        var threads = NumberOption.Create("--threads", "Threads of one graph run; 0 is all processors.", 0, 1024, 0);
        var warmup = NumberOption.Create("--warmup", "Runs that are not counted.", 0, 1000, 1);
        var runs = NumberOption.Create("--runs", "Runs that are counted; the results are medians.", 1, 1000, 3);
        var seed = NumberOption.Create("--seed", "Seed of the input ids and of random weights.", 0, int.MaxValue, 1);
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "bench",
            "Measure encoder time, decode step, throughput and memory of a model, or of a random model of a given shape.",
            "summarizer bench --model ./models/pocket --input-tokens 200 --output-tokens 64 --batch 1,8 --threads 1",
            "summarizer bench --model ./models/pocket --batch 1,8 --threads 1 --runtime genai",
            "summarizer bench --shape encoder=12x768x12,decoder=12x768x12,head=64,ffn=2048,vocab=32768 --precision int8 --batch 1 --json");
        source.AddTo(command);
        foreach (Option option in new Option[] { runtime.Option, input, output, batch, threads, warmup, runs, seed, json })
        {
            command.Add(option);
        }

        command.SetAction(async (result, cancellationToken) =>
        {
            var plan = new BenchPlan
            {
                Runtime = runtime.In(result),
                InputTokens = result.GetValue(input),
                OutputTokens = result.GetValue(output),
                Batches = result.GetRequiredValue(batch).Values,
                Threads = result.GetValue(threads),
                Warmup = result.GetValue(warmup),
                Runs = result.GetValue(runs),
                Seed = result.GetValue(seed),
            };
            using var model = source.Read(result, plan);
            var folder = await model.PrepareAsync(terminal, cancellationToken);
            var report = model is StoredModel && plan.Batches is [var single]
                ? await MeasureAsync(folder, plan, single, terminal, cancellationToken)
                : await MeasureApartAsync(folder, plan, terminal, cancellationToken);
            if (result.GetValue(json))
            {
                CliJson.Write(terminal.Out, report, CliJson.Readable.BenchReport);
            }
            else
            {
                BenchTable.Write(report, terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Task<BenchReport> MeasureAsync(
        string folder, BenchPlan plan, int batch, Terminal terminal, CancellationToken cancellationToken) =>
        ProgressBars.ShowAsync(
            terminal, progress => new BatchMeasurement(folder, plan, batch, terminal.Clock, progress).RunAsync(cancellationToken));

    private static async Task<BenchReport> MeasureApartAsync(
        string folder, BenchPlan plan, Terminal terminal, CancellationToken cancellationToken)
    {
        var reports = new List<BenchReport>();
        foreach (var batch in plan.Batches)
        {
            reports.Add(await MeasuringProcess.RunAsync(folder, plan, batch, terminal, cancellationToken));
        }

        return reports[0] with { Results = [.. reports.SelectMany(report => report.Results)] };
    }
}
