using System.CommandLine;
using System.Globalization;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Evaluation.Compressing;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Running;

namespace Summarizer.Cli.Evaluating;

/// <summary><c>summarizer eval-compress</c>: what compression keeps and saves, against simpler ways to do it.</summary>
internal static class EvalCompressCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = CommonOptions.Model();
        var data = new Option<string[]>("--data")
        {
            Description = "Data files, .jsonl or .jsonl.zst, whose compress rows have an \"answer\" (SQuAD style).",
            HelpName = "FILE...",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var rate = new Option<double>("--rate") { Description = "Share of the tokens to keep, above 0 to 1.", HelpName = "X", DefaultValueFactory = _ => 0.3 };
        rate.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<double>() is not (> 0 and <= 1))
            {
                r.AddError("--rate must be above 0, to 1.");
            }
        });
        var target = new Choice<TargetTokenizer>(
            "--target-tokenizer",
            "Whose tokens to count.",
            new Dictionary<string, TargetTokenizer> { ["model"] = TargetTokenizer.Model, ["o200k_base"] = TargetTokenizer.O200kBase, ["cl100k_base"] = TargetTokenizer.Cl100kBase },
            "o200k_base");
        var threshold = new Option<double>("--no-answer-threshold")
        {
            Description = "Probability of “No answer.” from which a document is dropped; above 1 drops none.",
            HelpName = "P",
            DefaultValueFactory = _ => new CompressionOptions().NoAnswerThreshold,
        };
        var limit = NumberOption.Optional("--limit", "Most rows of a file, drawn at random; default: all.", 1, int.MaxValue);
        var threads = NumberOption.Create("--threads", "Threads of one graph run; 0 is all processors.", 0, 1024, 0);
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "eval-compress",
            "Measure compression: tokens saved, answers kept and time, against the whole document, its first sentences and BM25 (docs/compress.md).",
            "summarizer eval-compress --model ./models/pocket --data squad.jsonl --rate 0.3")
        {
            model, data, rate, target.Option, threshold, limit, threads, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var plan = EvaluationPlan.Create(result.GetRequiredValue(data), result.GetValue(limit), seed: 0);
            await using var engine = InferenceEngine.Load(
                result.GetRequiredValue(model), new EngineOptions { Threads = result.GetValue(threads), MaxQueuedTokens = 1 << 30 }, terminal.Clock);
            var bench = new CompressionBench(engine, new CompressionOptions { NoAnswerThreshold = result.GetValue(threshold) }, terminal.Clock);
            var report = await EvalProgress.ShowAsync(
                terminal, progress => bench.RunAsync(plan, result.GetValue(rate), target.In(result), progress, cancellationToken));
            if (result.GetValue(json))
            {
                await terminal.Out.WriteLineAsync(ResultJson.Write(report));
            }
            else
            {
                Write(report, terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(CompressionReport report, Terminal terminal)
    {
        var culture = CultureInfo.InvariantCulture;
        terminal.Out.WriteLine(string.Create(culture, $"{report.Model}, {string.Join(", ", report.Sources)}: {report.Scores[0].Rows} questions at rate {report.Rate}, counted in {report.TargetTokenizer}"));
        terminal.Out.WriteLine();
        var table = new TextTable(["method", "answer kept", "95 % interval", "tokens saved", "over budget", "ms median", "ms p95"]);
        foreach (var score in report.Scores)
        {
            table.Row(
            [
                score.Method.ToString().ToLowerInvariant(),
                score.AnswerKept.ToString("P1", culture),
                string.Create(culture, $"{score.AnswerKeptLow:P1} to {score.AnswerKeptHigh:P1}"),
                score.TokensSaved.ToString("P1", culture),
                score.OverBudget.ToString(culture),
                score.MedianMilliseconds.ToString("0.0", culture),
                score.P95Milliseconds.ToString("0.0", culture),
            ]);
        }

        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
    }
}
