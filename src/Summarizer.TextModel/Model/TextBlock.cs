namespace Summarizer.TextModel;

/// <summary>A block of a document. Blocks are in order of the text and do not overlap.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">First UTF-16 index in the text.</param>
/// <param name="Length">UTF-16 length.</param>
public sealed record TextBlock(BlockKind Kind, int Offset, int Length)
{
    /// <summary>UTF-16 index after the label: a list number, "Name:" or quotation marks of a mail. <see cref="Offset"/> where there is none.</summary>
    public int ContentOffset { get; init; } = Offset;

    /// <summary>UTF-16 index after the block.</summary>
    public int End => Offset + Length;

    /// <summary>Page where the block begins, from 1; null where there are no pages.</summary>
    public int? Page { get; init; }

    /// <summary>Level of a heading or depth of a list entry, from 1; null where it is not known.</summary>
    public int? Level { get; init; }

    /// <summary>Index of the block that introduces this one: the paragraph before a list, the header row of a table. Always smaller than the block's own index.</summary>
    public int? LeadIn { get; init; }

    /// <summary>Who speaks or writes, as the text names them; null where nobody is named.</summary>
    public string? Speaker { get; init; }
}
