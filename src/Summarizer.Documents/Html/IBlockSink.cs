using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Html;

/// <summary>Takes blocks in order.</summary>
internal interface IBlockSink
{
    /// <summary>Adds a block; white space is folded, and a block of nothing else is none.</summary>
    void Add(BlockKind kind, string content, int? level, string label);
}

/// <summary>Puts blocks into a document.</summary>
internal sealed class DocumentSink(TextAssembler text) : IBlockSink
{
    public void Add(BlockKind kind, string content, int? level, string label) => text.Add(kind, content, level, label);
}

/// <summary>Puts the blocks of a cell into one line.</summary>
internal sealed class CellSink : IBlockSink
{
    private readonly List<string> _lines = [];

    public string Text => string.Join(' ', _lines);

    public void Add(BlockKind kind, string content, int? level, string label)
    {
        if (WhiteSpace.Fold(content) is { Length: > 0 } line)
        {
            _lines.Add(label.Length > 0 ? $"{label} {line}" : line);
        }
    }
}
