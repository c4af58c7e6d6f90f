using Summarizer.Documents.Pdf.Glyphs;

namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Words of one baseline.</summary>
/// <param name="Words">From left to right.</param>
/// <param name="Baseline">Height of the baseline.</param>
/// <param name="Size">Largest font size.</param>
/// <param name="IsMonospaced">Whether all letters have one width, as in program text.</param>
internal sealed record WordLine(IReadOnlyList<(double Left, double Right, string Text)> Words, double Baseline, double Size, bool IsMonospaced)
{
    /// <summary>White space that is worth a space, in font sizes.</summary>
    public const double Space = 0.15;

    /// <summary>The words of glyphs on one baseline.</summary>
    public static WordLine Of(List<Glyph> row)
    {
        var words = new List<(double Left, double Right, string Text)>();
        var letters = row.Where(g => !g.IsSpace).OrderBy(g => g.Left).ToList();
        foreach (var glyph in letters)
        {
            if (words.Count > 0 && glyph.Left - words[^1].Right < Space * glyph.Size)
            {
                words[^1] = (words[^1].Left, Math.Max(words[^1].Right, glyph.Right), words[^1].Text + glyph.Text);
            }
            else
            {
                words.Add((glyph.Left, glyph.Right, glyph.Text));
            }
        }

        var widths = letters.Select(g => (g.Right - g.Left) / g.Size).Order().ToList();
        return new(words, letters.Count > 0 ? letters[0].Baseline : 0, letters.Count > 0 ? letters.Max(g => g.Size) : 1, widths.Count > 0 && widths[^1] - widths[0] < 0.02 * widths[^1]);
    }

    /// <summary>The line as a mirror shows it: words that end at one place begin there.</summary>
    public WordLine Mirrored() => this with { Words = [.. Words.Reverse().Select(w => (-w.Right, -w.Left, w.Text))] };

    /// <summary>Whether a word begins at a place.</summary>
    public bool BeginsAt(double x, double slack) => Words.Any(w => Math.Abs(w.Left - x) <= slack);

    /// <summary>Whether a word lies across a place, or ends too near to it.</summary>
    public bool Crosses(double x, double slack) => Words.Any(w => w.Left < x - slack && w.Right > x - (Space * Size / 2));

    /// <summary>Where the last word ends that begins before a place; null where there is none.</summary>
    public double? Before(double x) => Words.LastOrDefault(w => w.Left < x) is { Text: not null } word ? word.Right : null;

    /// <summary>The words before a place.</summary>
    public string TextBefore(double x) => string.Join(' ', Words.TakeWhile(w => w.Left < x).Select(w => w.Text));

    /// <summary>Width of the white space around a place; 0 where there are no words on both sides.</summary>
    public double GapAround(double x) => Before(x) is { } left && Words.FirstOrDefault(w => w.Left >= x) is { Text: not null } next ? next.Left - left : 0;
}
