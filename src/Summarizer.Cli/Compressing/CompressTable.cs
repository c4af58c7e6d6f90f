using System.Globalization;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Compression;

namespace Summarizer.Cli.Compressing;

/// <summary>
/// What <c>summarizer compress</c> shows a person: the context on standard output, what became of each document beside it.
/// </summary>
internal static class CompressTable
{
    public static void Write(CompressResult result, IReadOnlyList<Passage> passages, Terminal terminal)
    {
        var kept = result.Answer ?? result.Context;
        if (kept.Length > 0)
        {
            terminal.Out.WriteLine(kept);
        }

        var table = new TextTable("document", "tokens", "kept", "no answer", "");
        foreach (var item in result.Results)
        {
            table.Row(
                passages[item.Index].Name,
                Text($"{item.InputTokens}"),
                Text($"{item.OutputTokens}"),
                item.NoAnswerScore is { } score ? Text($"{score:0.00}") : "",
                item.Reason is { } reason ? CompressReport.Name(reason) : item.NoAnswer ? "probably no answer" : "");
        }

        table.WriteTo(terminal.Error, terminal.ErrorIsTerminal);
        foreach (var warning in result.Warnings)
        {
            terminal.Error.WriteLine($"warning: {warning.Detail}");
        }

        terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.InputTokens} tokens in, {result.ContextTokens} kept of at most {result.Budget}, "
                + $"{result.Timings.Total.TotalSeconds:0.00} s"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
