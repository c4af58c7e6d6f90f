using Summarizer.Documents.Pdf.Layout;

namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>What becomes of a row at a page's edge.</summary>
internal enum Verdict
{
    /// <summary>It stays in the text as it is.</summary>
    Text,

    /// <summary>It stays in the text, marked as furniture: it returns, and it is too much of its page to be left out.</summary>
    Mark,

    /// <summary>It is left out.</summary>
    LeaveOut,
}

/// <summary>A row at a page's edge.</summary>
/// <param name="Page">Index of the page.</param>
/// <param name="Row">Its segments.</param>
/// <param name="Text">Its words.</param>
/// <param name="Template">The same in small letters with every number as <c>#</c>.</param>
/// <param name="IsTop">Whether it stands at the upper edge.</param>
/// <param name="Depth">Rows between it and the edge.</param>
/// <param name="Distance">Distance from the edge as a share of the page's height.</param>
internal sealed record FurnitureRow(int Page, IReadOnlyList<Segment> Row, string Text, string Template, bool IsTop, int Depth, double Distance)
{
    public Verdict Verdict { get; init; }
}
