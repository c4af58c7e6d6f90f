using Summarizer.Api.Http.Wire;
using Summarizer.Documents.Reading;
using Summarizer.TextModel;

namespace Summarizer.Api.Endpoints.Documents;

/// <summary>The text of a file and where each part of it came from.</summary>
internal sealed record DocumentResponse
{
    /// <summary>Always document.</summary>
    public string Object { get; } = "document";

    /// <summary>What the file is: text, markdown, html, pdf, docx, pptx, xlsx, odt, rtf, eml or csv.</summary>
    public required FileFormat Format { get; init; }

    /// <summary>Title that the file gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>Number of pages, where the format has pages.</summary>
    public int? Pages { get; init; }

    /// <summary>Length of the text in characters (Unicode code points).</summary>
    public required int Characters { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Paragraphs, headings, list entries, table rows and other kinds, in order of the text.</summary>
    public required IReadOnlyList<DocumentItem> Parts { get; init; }

    /// <summary>What was left out of the text, with counts: image, page_margin, comment and other kinds.</summary>
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
            Parts = [.. document.Blocks.Select(b => Item(b, offsets))],
            LeftOut = document.LeftOut,
        };
    }

    private static DocumentItem Item(TextBlock block, CodePointOffsets offsets)
    {
        // Ascending, as the translation asks for.
        var (start, content) = (offsets.At(block.Offset), offsets.At(block.ContentOffset));
        return new(block.Kind, start, offsets.At(block.End) - start, block.Page, block.Level)
        {
            ContentOffset = content > start ? content : null,
            LeadIn = block.LeadIn,
            Speaker = block.Speaker,
        };
    }
}

/// <summary>One part of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">First character in the text (Unicode code points).</param>
/// <param name="Length">Characters (Unicode code points).</param>
/// <param name="Page">Page that it begins on, from 1, where the format has pages.</param>
/// <param name="Level">Level of a heading or depth of a list entry, from 1, where the format says so.</param>
internal sealed record DocumentItem(BlockKind Kind, int Offset, int Length, int? Page = null, int? Level = null)
{
    /// <summary>First character after its label (the number of a list entry), where it has one (Unicode code points).</summary>
    public int? ContentOffset { get; init; }

    /// <summary>Index of the part that introduces it: the paragraph before a list, the header of a table.</summary>
    public int? LeadIn { get; init; }

    /// <summary>Who speaks or writes, where the text names somebody.</summary>
    public string? Speaker { get; init; }
}
