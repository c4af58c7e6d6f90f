using System.CommandLine;
using Summarizer.Choosing;
using Summarizer.Cli.Models;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Embeddings;
using Summarizer.Engine.Hosting;
using Summarizer.Evaluation.Reporting;
using Summarizer.Evaluation.Running;

namespace Summarizer.Cli.Evaluating;

/// <summary><c>summarizer eval</c>: how good a model's summaries, headlines and answers are.</summary>
internal static class EvalCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new EvalOptions();
        var command = new CommandWithExamples(
            "eval",
            "Measure the quality of a model on documents with references: ROUGE against baselines, extractiveness, “No answer.” "
            + "(docs/evaluation.md).",
            "summarizer eval --model ./models/pocket --data validation/*.jsonl.zst --report report.html",
            "summarizer eval --model ./models/pocket --data pairs-squad.jsonl.zst --limit 200 --seed 1 --json");
        options.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(options, result, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(EvalOptions options, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = options.Report(result);
        ReportFile.Check(report);
        var settings = options.Settings(result);
        var plan = EvaluationPlan.Create(options.Data(result), settings.Limit, settings.Seed);
        await using var engine = InferenceEngine.Load(
            await ModelFolder.FindAsync(options.Model(result), terminal, cancellationToken), options.Engine(result), terminal.Clock);
        using var sentences = SentenceSource.Find(new EmbeddingOptions(), terminal.CurrentDirectory, AppContext.BaseDirectory);
        var writer = new EngineRowWriter(engine, plan.Tasks, settings.MaxTokens, options.Level(result), sentences, terminal.Clock);
        var evaluation = await EvalProgress.ShowAsync(terminal, progress => EvaluationRunner.RunAsync(
            plan, writer.Model, settings, writer.WriteAsync, options.InFlight(result), terminal.Clock, progress, cancellationToken));
        await ReportFile.WriteAsync(report, HtmlReport.Of(evaluation), terminal, cancellationToken);

        if (options.Json(result))
        {
            await terminal.Out.WriteLineAsync(ResultJson.Write(evaluation));
        }
        else
        {
            EvalTable.Write(evaluation, terminal);
        }

        return ExitCode.Success;
    }
}
