using System.Globalization;
using System.Text.Json;
using Summarizer.Cli.Output;
using Summarizer.Evaluation.Compressing;

namespace Summarizer.Cli.Evaluating;

/// <summary>The report of <c>eval-compress</c> for people.</summary>
internal static class CompressionTable
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static void Write(CompressionReport report, Terminal terminal)
    {
        terminal.Out.WriteLine(
            $"{string.Join(", ", report.Sources)}; tokens of {report.TargetTokenizer}; embedding model: {report.Embedding ?? "none"}");
        foreach (var setting in report.Settings)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(
                string.Create(Culture, $"{Name(setting.Setting)}, rate {setting.Rate}, {setting.Scores[0].Rows} questions: kept / strict"));
            Scores(setting, terminal);
        }

        terminal.Out.WriteLine();
        Refusals(report.Refusals, terminal);
    }

    private static void Scores(SettingReport setting, Terminal terminal)
    {
        var sources = setting.Scores[0].Sources.Select(s => s.Source).ToList();
        var table = new TextTable(["method", "all", "95 % interval", "saved", "over", "ms median", "ms p95", .. sources]);
        foreach (var score in setting.Scores)
        {
            table.Row(
            [
                Name(score.Method),
                Both(score.Kept, score.Strict),
                string.Create(Culture, $"{100 * score.KeptLow:0.0} to {100 * score.KeptHigh:0.0}"),
                score.TokensSaved.ToString("P1", Culture),
                score.OverBudget.ToString(Culture),
                score.MedianMilliseconds.ToString("0.0", Culture),
                score.P95Milliseconds.ToString("0.0", Culture),
                .. score.Sources.Select(s => Both(s.Kept, s.Strict)),
            ]);
        }

        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
    }

    private static void Refusals(RefusalReport report, Terminal terminal)
    {
        var curves = new TextTable(["no answer", "passages", "answering", "others", "AUC"]);
        foreach (var score in report.Scores)
        {
            curves.Row(
                [score.Source, score.Kind, score.Answering.ToString(Culture), score.Others.ToString(Culture),
                score.Auc.ToString("0.000", Culture)]);
        }

        curves.WriteTo(terminal.Out, terminal.OutIsTerminal);
        terminal.Out.WriteLine();
        var errors = new TextTable(["threshold", "wrongly refused", "wrongly accepted"]);
        foreach (var threshold in report.Thresholds)
        {
            errors.Row(
                [threshold.Threshold.ToString("0.00", Culture), threshold.WronglyRefused.ToString("P1", Culture),
                threshold.WronglyAccepted.ToString("P1", Culture)]);
        }

        errors.WriteTo(terminal.Out, terminal.OutIsTerminal);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static string Both(double kept, double strict) => string.Create(Culture, $"{100 * kept:0.0}/{100 * strict:0.0}");
}
