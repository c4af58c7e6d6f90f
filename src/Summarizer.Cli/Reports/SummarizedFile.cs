using Summarizer.Documents.Reading;
using Summarizer.Grounding;

namespace Summarizer.Cli.Reports;

/// <summary>The file that was summarized; the names of the HTTP interface.</summary>
/// <param name="Format">What it is: text, markdown, html, pdf, docx and others.</param>
/// <param name="Title">Title that it gives itself; null when it gives none.</param>
/// <param name="Pages">Number of pages; null where the format has none.</param>
/// <param name="Places">Part and page of each entry of the contexts, in the same order.</param>
/// <param name="LeftOut">What was left out of the text, with counts.</param>
internal sealed record SummarizedFile(
    string Format, string? Title, int? Pages, IReadOnlyList<SummaryPlace> Places, IReadOnlyDictionary<string, int> LeftOut)
{
    public static SummarizedFile Of(ReadDocument document, IReadOnlyList<SourceContext> contexts) => new(
        document.Format.ToString().ToLowerInvariant(),
        document.Title,
        document.Pages,
        [.. contexts.Select(c => Place(document, c.Offset))],
        document.LeftOut);

    // The last part that begins at or before the place; every character of a quotation lies in one.
    private static SummaryPlace Place(ReadDocument document, int offset)
    {
        var part = 0;
        while (part + 1 < document.Blocks.Count && document.Blocks[part + 1].Offset <= offset)
        {
            part++;
        }

        return new(part, part < document.Blocks.Count ? document.Blocks[part].Page : null);
    }
}

/// <summary>Where a quoted stretch begins in a file.</summary>
/// <param name="Part">Index in the parts that <c>summarizer documents</c> shows.</param>
/// <param name="Page">Page, from 1; null where there are no pages.</param>
internal sealed record SummaryPlace(int Part, int? Page);
