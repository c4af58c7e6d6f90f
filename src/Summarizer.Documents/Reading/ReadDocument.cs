namespace Summarizer.Documents.Reading;

/// <summary>The text of a file and where each block of it stands.</summary>
public sealed record ReadDocument
{
    /// <summary>Kind of file.</summary>
    public required FileFormat Format { get; init; }

    /// <summary>Blocks in reading order, separated by blank lines; entries of lists and rows of tables by line breaks. Plain text is kept as it was.</summary>
    public required string Text { get; init; }

    /// <summary>Title that the file itself gives; null when it gives none.</summary>
    public string? Title { get; init; }

    /// <summary>Number of pages; null where the format has none.</summary>
    public int? Pages { get; init; }

    /// <summary>Blocks in order of the text; they do not overlap.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    /// <summary>What was left out of the text, with counts; docs/documents.md names the kinds. Empty when nothing was.</summary>
    public IReadOnlyDictionary<string, int> LeftOut { get; init; } = new Dictionary<string, int>();
}
