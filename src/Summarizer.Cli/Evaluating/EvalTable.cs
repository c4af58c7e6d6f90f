using System.Globalization;
using Summarizer.Cli.Output;
using Summarizer.Evaluation.Reporting;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Cli.Evaluating;

/// <summary>What <c>summarizer eval</c> shows a person. Every figure with its interval is in the JSON and in the report.</summary>
internal static class EvalTable
{
    private static readonly string Gain = MetricNames.Gain(MetricNames.Rouge1);

    private static readonly (string Title, string Metric)[] Columns =
    [
        ("R-1", MetricNames.Rouge1),
        ("R-2", MetricNames.Rouge2),
        ("R-L", MetricNames.RougeL),
        ("Lead-1", MetricNames.Of(MetricNames.Lead1, MetricNames.Rouge1)),
        ("Lead-3", MetricNames.Of(MetricNames.Lead3, MetricNames.Rouge1)),
        ("Oracle", MetricNames.Of(MetricNames.Oracle, MetricNames.Rouge1)),
        ("gain R-1", Gain),
        ("same length", MetricNames.GainOverLeadWords),
        ("2-grams", MetricNames.SourceBigrams),
        ("length", MetricNames.LengthRatio),
        ("no-answer", MetricNames.NoAnswerF1),
    ];

    public static void Write(EvaluationResult result, Terminal terminal)
    {
        var (model, run, culture) = (result.Model, result.Run, CultureInfo.InvariantCulture);
        terminal.Out.WriteLine(
            $"{model.Name}: {model.Architecture}, {model.Precision}, {model.Parameters.ToString("N0", culture)} parameters");
        terminal.Out.WriteLine(
            $"{result.Overall.Rows.ToString("N0", culture)} rows, {run.OutputTokens.ToString("N0", culture)} tokens written, "
                + $"{TimeSpan.FromSeconds(Math.Round(run.DurationSeconds))}");
        terminal.Out.WriteLine();

        var table = new TextTable(["source", "rows", .. Columns.Select(c => c.Title)]);
        foreach (var source in result.Sources)
        {
            table.Row(Cells(source.Name, source.Rows, source.Metrics));
        }

        table.Row(Cells("all", result.Overall.Rows, result.Overall.Metrics));
        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(
            "R-1, R-2, R-L = ROUGE F1 of the model in points; Lead-1, Lead-3, Oracle = ROUGE-1 of the first and the first three "
                + "sentences, and of the best three");
        terminal.Out.WriteLine("gain R-1 = ROUGE-1 less that of the better Lead, with its 95 % interval");
        terminal.Out.WriteLine("same length = ROUGE-1 less that of the first words of the document, as many as the output has");
        terminal.Out.WriteLine(
            "2-grams = share of output 2-grams that occur in the document; length = output words / reference words; no-answer = F1 "
                + "of “No answer.”");
        terminal.Out.WriteLine("all = mean of the sources; for no-answer all questions together");
    }

    private static string[] Cells(string name, int rows, IReadOnlyDictionary<string, MetricValue?> metrics) =>
    [
        name,
        rows.ToString(CultureInfo.InvariantCulture),
        .. Columns.Select(
            c => c.Metric == Gain ? MetricText.WithInterval(c.Metric, metrics[c.Metric]) : MetricText.Value(c.Metric, metrics[c.Metric])),
    ];
}
