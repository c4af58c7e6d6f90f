using System.CommandLine;
using System.Globalization;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Compression;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Evaluation.Compressing;
using Summarizer.Evaluation.Reporting;
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
            Description = "Data files, .jsonl or .jsonl.zst, with compress rows: a question, a document, and an answer that stands in it.",
            HelpName = "FILE...",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var rate = Rate("--rate", "Share of the tokens to keep of a single document, above 0 to 1.", 0.3);
        var rateOfTen = Rate("--rate-of-ten", "Share of the tokens to keep of ten documents; 0 leaves these settings out.", 0.1);
        var target = RequestChoices.TargetTokenizer("Whose tokens to count.", "o200k_base");
        var embedding = EmbeddingOption.Create();
        var limit = NumberOption.Optional("--limit", "Most rows of a file, drawn at random; default: all.", 1, int.MaxValue);
        var threads = NumberOption.Create("--threads", "Threads of one graph run; 0 is all processors.", 0, 1024, 0);
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "eval-compress",
            "Measure compression: answers kept, tokens saved, \"no answer\" and time, against simpler ways to choose sentences "
            + "(docs/compress.md).",
            "summarizer eval-compress --model ./models/pocket --data squad.jsonl --rate 0.3")
        {
            model, data, rate, rateOfTen, target.Option, embedding, limit, threads, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var plan = EvaluationPlan.Create(result.GetRequiredValue(data), result.GetValue(limit), seed: 0);
            var options = new EngineOptions { Threads = result.GetValue(threads), MaxQueuedTokens = 1 << 30 };
            var folder = await ModelFolder.FindAsync(result.GetRequiredValue(model), terminal, cancellationToken);
            await using var engine = InferenceEngine.Load(folder, options, terminal.Clock);
            using var embeddings = EmbeddingOption.Load(result.GetValue(embedding), options.Threads);
            var bench = new CompressionBench(engine, embeddings, new CompressionOptions(), terminal.Clock);
            var settings = Settings(result.GetValue(rate), result.GetValue(rateOfTen));
            var report = await EvalProgress.ShowAsync(
                terminal, progress => bench.RunAsync(plan, settings, target.In(result), progress, cancellationToken));
            if (result.GetValue(json))
            {
                await terminal.Out.WriteLineAsync(ResultJson.Write(report));
            }
            else
            {
                CompressionTable.Write(report, terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Option<double> Rate(string name, string description, double fallback)
    {
        var rate = new Option<double>(name) { Description = description, HelpName = "X", DefaultValueFactory = _ => fallback };
        rate.Validators.Add(r =>
        {
            var value = r.GetValueOrDefault<double>();
            if (!(value > 0 && value <= 1) && !(name == "--rate-of-ten" && value == 0))
            {
                r.AddError($"{name} must be above 0, to 1; it is {value.ToString(CultureInfo.InvariantCulture)}.");
            }
        });
        return rate;
    }

    private static Dictionary<PassageSetting, double> Settings(double single, double ten)
    {
        var settings = new Dictionary<PassageSetting, double> { [PassageSetting.Single] = single };
        foreach (var setting in ten > 0 ? new[] { PassageSetting.TenRandom, PassageSetting.TenHard, PassageSetting.Two } : [])
        {
            settings[setting] = ten;
        }

        return settings;
    }
}
