namespace Summarizer.Documents.Reading;

/// <summary>The text of a file and where each part of it came from.</summary>
public sealed record ReadDocument
{
    /// <summary>Kind of file.</summary>
    public required FileFormat Format { get; init; }

    /// <summary>Parts in reading order, separated by blank lines; entries of lists and tables by line breaks. Plain text is kept as it was.</summary>
    public required string Text { get; init; }

    /// <summary>Title that the file itself gives; null when it gives none.</summary>
    public string? Title { get; init; }

    /// <summary>Number of pages; null where the format has none.</summary>
    public int? Pages { get; init; }

    /// <summary>Parts in order of the text; they do not overlap.</summary>
    public required IReadOnlyList<DocumentPart> Parts { get; init; }

    /// <summary>What is not text and was left out, with counts: <c>code</c>, <c>image</c>, <c>page_margin</c>. Empty when nothing was.</summary>
    public IReadOnlyDictionary<string, int> LeftOut { get; init; } = new Dictionary<string, int>();
}
