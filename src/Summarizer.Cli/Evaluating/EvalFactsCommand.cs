using System.CommandLine;
using System.Globalization;
using Summarizer.Choosing;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Embeddings;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Evaluation.Facts;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Cli.Evaluating;

/// <summary><c>summarizer eval-facts</c>: what summaries tell of documents whose facts are known.</summary>
internal static class EvalFactsCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Option<string?>("--model")
        {
            Description = "Model bundle, or hf:ORG/NAME; default: models/pocket in or above the current folder or the folder of this tool.",
            HelpName = CommonOptions.ModelNames,
        };
        var documents = CommonOptions.Folder("--documents", "Folder of *.txt files in which every fact stands in [[double brackets]].");
        var share = new Option<double>("--share")
        {
            Description = "Words of a summary per word of the document, above 0 to 1.",
            HelpName = "X",
            DefaultValueFactory = _ => 0.2,
        };
        share.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<double>() is not (> 0 and <= 1))
            {
                r.AddError("--share must be above 0, to 1.");
            }
        });
        var report = new Option<string?>("--report")
        {
            Description = "Write every document beside its summary and its first sentences into this HTML page.",
            HelpName = "FILE",
        };
        var command = new CommandWithExamples(
            "eval-facts",
            "Measure which facts of documents their summaries tell, against the first sentences, random ones and an oracle "
                + "(docs/evaluation.md).",
            "summarizer eval-facts --documents tests/quality/documents --report facts.html")
        {
            model, documents, share, report,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            ReportFile.Check(result.GetValue(report));
            var read = FactDocument.ReadAll(result.GetRequiredValue(documents));
            string[] places = [terminal.CurrentDirectory, AppContext.BaseDirectory];
            var folder = await ModelFolder.FindAsync(result.GetValue(model), terminal, cancellationToken);
            await using var engine = InferenceEngine.Load(folder, new EngineOptions(), terminal.Clock);
            using var sentences = SentenceSource.Find(new EmbeddingOptions(), places);
            var bench = new FactBench(new DocumentSummarizer(engine, new SummarizationOptions(), terminal.Clock, sentences));
            var scores = await bench.RunAsync(read, result.GetValue(share), cancellationToken);
            Write(scores, terminal);
            var title = string.Create(CultureInfo.InvariantCulture, $"Facts told in {result.GetValue(share):P0} of the words");
            await ReportFile.WriteAsync(result.GetValue(report), FactPage.Write(title, scores), terminal, cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(IReadOnlyList<FactScore> scores, Terminal terminal)
    {
        var table = new TextTable("document", "facts", "told", "lead", "random", "oracle", "by quarter", "second half");
        foreach (var score in scores)
        {
            table.Row(Row(score.Document.Name, [score]));
        }

        foreach (var kind in scores.GroupBy(s => s.Document.Name.Split('-')[0]).Where(kind => kind.Count() > 1))
        {
            table.Row(Row("all " + kind.Key, [.. kind]));
        }

        table.Row(Row("all", scores));
        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
    }

    private static string[] Row(string name, IReadOnlyList<FactScore> scores) =>
    [
        name,
        scores.Sum(s => s.Document.Facts.Count).ToString(CultureInfo.InvariantCulture),
        Percent(scores.Average(s => s.Recall)),
        Percent(scores.Average(s => s.LeadRecall)),
        Percent(scores.Average(s => s.RandomRecall)),
        Percent(scores.Average(s => s.OracleRecall)),
        string.Join(' ', Enumerable.Range(0, 4).Select(q => $"{scores.Sum(s => s.Found[q])}/{scores.Sum(s => s.Quarters[q])}")),
        Percent(scores.Average(s => s.SecondHalf ? 1.0 : 0.0)),
    ];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");
}
