using Summarizer.Documents.Pdf.Layout;
using Summarizer.Documents.Pdf.Lines;

namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>One line of running text.</summary>
internal sealed class Line
{
    public Line(IReadOnlyList<Segment> segments)
    {
        var rightToLeft = segments.Sum(s => WritingSystem.Direction(s.Text)) < 0;
        Text = string.Join(' ', (rightToLeft ? segments.Reverse() : segments).Select(s => s.Text));
        Left = segments.Min(s => s.Left);
        Right = segments.Max(s => s.Right);
        var largest = segments.MaxBy(s => s.Characters)!;
        (Baseline, Size, Bold, EndsInSpace) = (largest.Baseline, largest.Size, segments.All(s => s.Bold), segments[^1].EndsInSpace);
        LetterWidth = largest.Width / Math.Max(1, largest.Characters);
        Marker = ListMarker.Of(Text);
    }

    public string Text { get; }

    public double Left { get; }

    public double Right { get; }

    public double Baseline { get; }

    public double Size { get; }

    public bool Bold { get; }

    /// <summary>Whether a space was drawn at its end.</summary>
    public bool EndsInSpace { get; }

    /// <summary>Average width of its letters.</summary>
    public double LetterWidth { get; }

    /// <summary>What looks like the marker of a list in front of it.</summary>
    public ListMarker? Marker { get; }

    /// <summary>Width of its first word.</summary>
    public double FirstWord => (Text.IndexOf(' ') is > 0 and var end ? end : Text.Length) * LetterWidth;

    /// <summary>Whether it begins inside a sentence, as far as its first letter tells.</summary>
    public bool StartsSmall => Text is [var first, ..] && char.IsLower(first);
}
