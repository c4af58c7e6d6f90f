namespace Summarizer.TextModel;

/// <summary>Blocks found so far.</summary>
internal sealed class BlockList
{
    private readonly List<TextBlock> _blocks = [];

    public IReadOnlyList<TextBlock> Blocks => _blocks;

    public int Count => _blocks.Count;

    public TextBlock? Last => _blocks.Count > 0 ? _blocks[^1] : null;

    /// <summary>Whether there is nothing yet but what belongs to the page.</summary>
    public bool HasOnlyFurniture { get; private set; } = true;

    /// <summary>Whether there is nothing yet but titles, headings, headers and what belongs to the page.</summary>
    public bool IsAtHead { get; private set; } = true;

    /// <summary>Whether a header of a message was found, so that quoted lines are its history.</summary>
    public bool HasHeaders { get; set; }

    /// <summary>Whether what follows is the history of a mail.</summary>
    public bool IsHistory { get; set; }

    /// <summary>Adds a block of whole lines, without the white space around them.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="first">First line.</param>
    /// <param name="last">Last line.</param>
    /// <param name="label">Length of its label, from the first character that is no white space.</param>
    public TextBlock Add(BlockKind kind, in TextLine first, in TextLine last, int label = 0)
    {
        var start = first.ContentStart;
        var block = IsHistory && kind is BlockKind.Paragraph or BlockKind.ListItem && IsHistory
            ? new TextBlock(BlockKind.Quotation, start, last.ContentEnd - start) { ContentOffset = start + label, Level = 1 }
            : new TextBlock(kind, start, last.ContentEnd - start) { ContentOffset = start + label };
        _blocks.Add(block);
        HasOnlyFurniture &= block.Kind == BlockKind.Furniture;
        IsAtHead &= block.Kind is BlockKind.Title or BlockKind.Heading or BlockKind.Furniture or BlockKind.MessageHeader;
        HasHeaders |= kind == BlockKind.MessageHeader;
        return block;
    }

    public void Replace(Func<TextBlock, TextBlock> change) => _blocks[^1] = change(_blocks[^1]);
}
