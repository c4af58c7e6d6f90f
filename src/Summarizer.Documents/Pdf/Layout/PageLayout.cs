namespace Summarizer.Documents.Pdf.Layout;

/// <summary>What is written on a page in one direction.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Segments">Its segments.</param>
/// <param name="Rules">Lines that are drawn on it.</param>
/// <param name="Bottom">Height of its lower edge.</param>
/// <param name="Top">Height of its upper edge.</param>
internal sealed record PageLayout(int Page, IReadOnlyList<Segment> Segments, Rules Rules, double Bottom, double Top);
