using Summarizer.Api.Http.Wire;
using Summarizer.Documents.Reading;

namespace Summarizer.Api.Endpoints.Documents;

/// <summary>The text of a file and where each part of it came from.</summary>
internal sealed record DocumentResponse
{
    /// <summary>Always document.</summary>
    public string Object { get; } = "document";

    /// <summary>What the file is: text, markdown, html, pdf or docx.</summary>
    public required FileFormat Format { get; init; }

    /// <summary>Title that the file gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>Number of pages, where the format has pages.</summary>
    public int? Pages { get; init; }

    /// <summary>Length of the text in characters (Unicode code points).</summary>
    public required int Characters { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Paragraphs, headings, list entries and table rows, in order of the text.</summary>
    public required IReadOnlyList<DocumentItem> Parts { get; init; }

    /// <summary>What was left out because it is no text, with counts: code, image, page_margin.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    public static DocumentResponse From(ReadDocument document)
    {
        var offsets = new CodePointOffsets(document.Text);
        return new()
        {
            Format = document.Format,
            Title = document.Title,
            Pages = document.Pages,
            Characters = offsets.Count,
            Text = document.Text,
            Parts = [.. document.Parts.Select(p => Item(p, offsets))],
            LeftOut = document.LeftOut,
        };
    }

    private static DocumentItem Item(DocumentPart part, CodePointOffsets offsets)
    {
        var start = offsets.At(part.Offset);
        return new(part.Kind, start, offsets.At(part.Offset + part.Length) - start, part.Page, part.Level);
    }
}

/// <summary>One part of a document.</summary>
/// <param name="Kind">paragraph, heading, list_item or table_row.</param>
/// <param name="Offset">First character in the text (Unicode code points).</param>
/// <param name="Length">Characters (Unicode code points).</param>
/// <param name="Page">Page that it begins on, from 1, where the format has pages.</param>
/// <param name="Level">Level of a heading, 1 to 6, where the format says so.</param>
internal sealed record DocumentItem(PartKind Kind, int Offset, int Length, int? Page, int? Level);
