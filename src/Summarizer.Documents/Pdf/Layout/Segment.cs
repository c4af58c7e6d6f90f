using Summarizer.Documents.Pdf.Glyphs;
using Summarizer.Documents.Pdf.Lines;

namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Glyphs on one baseline without a wide gap: a line of a column, or a cell of a table.</summary>
internal sealed class Segment
{
    // In font sizes.
    private const double SameWidth = 0.02;

    public Segment(IReadOnlyList<Glyph> glyphs, bool endsInSpace)
    {
        Glyphs = glyphs;
        EndsInSpace = endsInSpace;
        Left = glyphs.Min(g => g.Left);
        Right = glyphs.Max(g => g.Right);
        var letters = glyphs.Where(g => !g.IsSpace).ToList();
        Size = letters.GroupBy(g => Math.Round(g.Size, 1)).MaxBy(s => s.Sum(g => g.Text.Length))!.Key;
        Tallest = letters.Max(g => g.Size);
        Baseline = letters.Where(g => Math.Abs(g.Size - Size) < 0.1).Select(g => g.Baseline).Order().ElementAt(0);
        Bold = letters.All(g => g.Bold);
        Characters = letters.Sum(g => g.Text.Length);
        IsMonospaced = letters.Max(g => (g.Right - g.Left) / g.Size) - letters.Min(g => (g.Right - g.Left) / g.Size) < SameWidth;
    }

    /// <summary>From left to right, spaces among them; none when it is settled.</summary>
    public IReadOnlyList<Glyph> Glyphs { get; private set; }

    /// <summary>Its text; empty until it is settled.</summary>
    public string Text { get; private set; } = "";

    public double Left { get; init; }

    public double Right { get; init; }

    public double Width => Right - Left;

    public double Baseline { get; }

    /// <summary>Font size of most of its characters.</summary>
    public double Size { get; }

    /// <summary>Font size of its largest characters.</summary>
    public double Tallest { get; }

    public bool Bold { get; }

    /// <summary>Whether all letters have one width, as in program text.</summary>
    public bool IsMonospaced { get; }

    /// <summary>Characters without spaces.</summary>
    public int Characters { get; }

    /// <summary>Whether a space glyph was drawn after it: the writing program broke the line at a space.</summary>
    public bool EndsInSpace { get; }

    /// <summary>Puts the text together and lets go of the glyphs, which for a long document would not fit into memory.</summary>
    public Segment Settle()
    {
        (Text, Glyphs) = (LineText.Of(Glyphs), []);
        return this;
    }
}
