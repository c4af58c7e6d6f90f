using System.Globalization;
using Summarizer.Cli.Output;
using Summarizer.Tokenization;

namespace Summarizer.Cli.Tokenizing;

/// <summary>Token by token, for a person.</summary>
internal static class TokenizeTable
{
    public static void Write(IReadOnlyList<int> ids, TextTokenizer tokenizer, Terminal terminal)
    {
        var table = new TextTable("id", "piece");
        foreach (var id in ids)
        {
            table.Row(id.ToString(CultureInfo.InvariantCulture), Visible(tokenizer.Piece(id)));
        }

        table.WriteTo(terminal.Out, terminal.OutIsTerminal);
        terminal.Out.WriteLine($"{ids.Count} tokens");
    }

    // A line break inside a piece would break the table, and a control character the terminal.
    private static string Visible(string piece) => string.Concat(piece.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));
}
