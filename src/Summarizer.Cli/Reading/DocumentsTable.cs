using System.Globalization;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Documents.Reading;

namespace Summarizer.Cli.Reading;

/// <summary>What <c>summarizer documents</c> shows a person.</summary>
internal static class DocumentsTable
{
    // Enough to know a paragraph again.
    private const int Beginning = 60;

    public static void Write(ReadDocument document, Terminal terminal)
    {
        var table = document.Pages is null
            ? new TextTable("part", "kind", "characters", "text")
            : new TextTable("part", "page", "kind", "characters", "text");
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            string[] page = document.Pages is null ? [] : [block.Page is { } number ? Text(number) : ""];
            var kind = DocumentPart.NameOf(block.Kind) + (block.Level is { } level ? $" {level}" : "");
            table.Row([Text(i), .. page, kind, Text(block.Length), Beginnings(document.Text.AsSpan(block.Offset, block.Length))]);
        }

        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
        var title = document.Title is null ? "" : $" \"{document.Title}\"";
        var pages = document.Pages is { } count ? $"{count} {(count == 1 ? "page" : "pages")}, " : "";
        terminal.Error.WriteLine(
            $"{FormatNames.Of(document.Format)}{title}: {pages}{document.Blocks.Count} parts, {document.Text.Length} characters");
        if (document.LeftOut.Count > 0)
        {
            terminal.Error.WriteLine("left out: " + string.Join(", ", document.LeftOut.Select(l => $"{l.Key} {l.Value}")));
        }
    }

    // Control characters would draw on the terminal.
    private static string Beginnings(ReadOnlySpan<char> text)
    {
        var words = string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var clean = string.Concat(words.Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return clean.Length <= Beginning ? clean : string.Concat(clean.AsSpan(0, Beginning - 1), "\u2026");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
