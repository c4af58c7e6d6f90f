namespace Summarizer.Client.Documents;

/// <summary>The text of a file and where each part of it came from.</summary>
public sealed record DocumentResponse
{
    /// <summary>What the file is: text, markdown, html, pdf, docx, pptx, xlsx, odt, rtf, eml or csv.</summary>
    public required string Format { get; init; }

    /// <summary>Title that the file gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>Number of pages, where the format has pages.</summary>
    public int? Pages { get; init; }

    /// <summary>Length of the text in Unicode code points.</summary>
    public required int Characters { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Paragraphs, headings, list entries, table rows and other kinds, in order of the text.</summary>
    public required IReadOnlyList<DocumentItem> Parts { get; init; }

    /// <summary>What was left out of the text, with counts.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }
}

/// <summary>One part of a document.</summary>
/// <param name="Kind">
/// title, heading, paragraph, list_item, table_header, table_row, code, quotation, caption, footnote, message_header, speaker_turn,
/// sign_off or furniture.
/// </param>
/// <param name="Offset">First character in the text, in Unicode code points.</param>
/// <param name="Length">Unicode code points.</param>
/// <param name="Page">Page that it begins on, from 1, where the format has pages.</param>
/// <param name="Level">Level of a heading or depth of a list entry, where the format says so.</param>
public sealed record DocumentItem(string Kind, int Offset, int Length, int? Page = null, int? Level = null)
{
    /// <summary>
    /// First character after its label, such as the number of a list entry, in Unicode code points; null where it has none.
    /// </summary>
    public int? ContentOffset { get; init; }

    /// <summary>Index of the part that introduces it: the paragraph before a list, the header of a table.</summary>
    public int? LeadIn { get; init; }

    /// <summary>Who speaks or writes, where the text names somebody.</summary>
    public string? Speaker { get; init; }
}
