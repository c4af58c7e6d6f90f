namespace Summarizer.Documents.Pdf.Layout;

/// <summary>Lines of one column of a table that stand close to each other: a cell.</summary>
/// <param name="Column">Index of the column.</param>
/// <param name="Lines">Its lines from the top down, each of its segments from left to right.</param>
internal sealed record CellStack(int Column, IReadOnlyList<IReadOnlyList<Segment>> Lines)
{
    // In font sizes.
    private const double Ascent = 0.7;
    private const double Descent = 0.2;
    private const double Same = 0.35;

    /// <summary>Height of its upper edge.</summary>
    public double Top { get; } = Lines[0].Max(s => s.Baseline + (Ascent * s.Size));

    /// <summary>Height of its lower edge.</summary>
    public double Bottom { get; } = Lines[^1].Min(s => s.Baseline - (Descent * s.Size));

    /// <summary>Whether the two stand side by side.</summary>
    public bool Overlaps(CellStack other) => Top > other.Bottom && other.Top > Bottom;

    /// <summary>Whether the two begin at the same height, or have their middle there.</summary>
    public bool IsLevelWith(CellStack other)
    {
        var slack = Same * Math.Max(Lines[0][0].Size, other.Lines[0][0].Size);
        return Math.Abs(Top - other.Top) <= slack || Math.Abs((Top + Bottom - other.Top - other.Bottom) / 2) <= slack;
    }
}
