using Summarizer.Api.Http.Wire;
using Summarizer.Documents.Reading;
using Summarizer.Grounding;
using Summarizer.TextModel;

namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>The file that was summarized. POST /v1/documents gives its text and its parts.</summary>
internal sealed record SummarizedDocument
{
    /// <summary>What the file is: text, markdown, html, pdf, docx, pptx, xlsx, odt, rtf, eml or csv.</summary>
    public required FileFormat Format { get; init; }

    /// <summary>Title that the file gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>Number of pages, where the format has pages.</summary>
    public int? Pages { get; init; }

    /// <summary>Length of its text in characters (Unicode code points).</summary>
    public required int Characters { get; init; }

    /// <summary>Where in the file each entry of contexts stands, in the same order.</summary>
    public required IReadOnlyList<SummaryPlace> Places { get; init; }

    /// <summary>What was left out of the text, with counts: image, page_margin, comment and other kinds.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    /// <param name="document">The file.</param>
    /// <param name="contexts">Quoted stretches, in UTF-16 units.</param>
    public static SummarizedDocument From(ReadDocument document, IReadOnlyList<SourceContext> contexts) => new()
    {
        Format = document.Format,
        Title = document.Title,
        Pages = document.Pages,
        Characters = new CodePointOffsets(document.Text).Count,
        Places = [.. contexts.Select(c => Place(document.Blocks, c.Offset))],
        LeftOut = document.LeftOut,
    };

    private static SummaryPlace Place(IReadOnlyList<TextBlock> parts, int offset)
    {
        // The last part that begins at or before the place; every character of a quotation lies in one.
        var (low, high) = (0, parts.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = parts[middle].Offset <= offset ? (middle, high) : (low, middle - 1);
        }

        return new(low, parts[low].Page);
    }
}

/// <summary>Where a quoted stretch begins in a file.</summary>
/// <param name="Part">Index of its paragraph, heading, list entry or table row in the parts of POST /v1/documents.</param>
/// <param name="Page">Page, from 1, where the format has pages.</param>
internal sealed record SummaryPlace(int Part, int? Page);
