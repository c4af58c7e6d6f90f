namespace Summarizer.Documents.Reading;

/// <summary>What a part of a document is.</summary>
public enum PartKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>Title of what follows.</summary>
    Heading,

    /// <summary>One entry of a list.</summary>
    ListItem,

    /// <summary>One row of a table, cells separated by <c> | </c>.</summary>
    TableRow,
}

/// <summary>Where one paragraph, heading, list entry or table row stands in the extracted text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">First character in the text, in UTF-16 units.</param>
/// <param name="Length">Characters, in UTF-16 units.</param>
/// <param name="Page">Page it begins on, from 1; null where the format has no pages.</param>
/// <param name="Level">Of a heading, 1 to 6 where the format says so; else null.</param>
public sealed record DocumentPart(PartKind Kind, int Offset, int Length, int? Page = null, int? Level = null);
