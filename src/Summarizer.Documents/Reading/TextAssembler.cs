using System.Text;

namespace Summarizer.Documents.Reading;

/// <summary>Puts the text of a document together block by block and remembers where each stands. Bounded: it throws before it holds more than allowed.</summary>
/// <param name="limits">How much it may hold.</param>
internal sealed class TextAssembler(DocumentLimits limits)
{
    private readonly StringBuilder _text = new();
    private readonly List<TextBlock> _blocks = [];
    private readonly LetterParts _letter = new();

    /// <summary>Page that the next block begins on.</summary>
    public int? Page { get; set; }

    /// <summary>What is left out of the text.</summary>
    public LeftOutCounter LeftOut { get; } = new();

    /// <summary>Blocks so far.</summary>
    public int Count => _blocks.Count;

    /// <summary>Adds a block; white space is folded (kept in program text), and a block of nothing else, or a row of empty cells, is none.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="content">Its characters.</param>
    /// <param name="level">Of a heading or a list entry.</param>
    /// <param name="label">Number or sign in front of it, which is part of its text; empty for none.</param>
    /// <exception cref="DocumentException">The document has more text or blocks than allowed.</exception>
    public void Add(BlockKind kind, string content, int? level = null, string label = "")
    {
        var body = kind == BlockKind.Code ? WhiteSpace.Clean(content) : WhiteSpace.Fold(content);
        if (body.All(c => c is ' ' or '|' or '\n'))
        {
            return;
        }

        if (_blocks.Count == limits.MaxParts)
        {
            throw TooLarge($"The document has more than {limits.MaxParts} paragraphs, headings, list entries and table rows, which is the limit. Split it.", limits.MaxParts);
        }

        if (_blocks.Count > 0)
        {
            _text.Append(IsRun(_blocks[^1].Kind, kind) ? "\n" : "\n\n");
        }

        kind = kind == BlockKind.Paragraph && level is null && _letter.IsPartOf(body) ? BlockKind.SignOff : kind;
        var prefix = label.Length == 0 ? "" : label + ' ';
        if (_text.Length + prefix.Length + body.Length > limits.MaxCharacters)
        {
            throw TooLarge($"The document has more than {limits.MaxCharacters} characters of text, which is the limit. Split it.", limits.MaxCharacters);
        }

        _blocks.Add(new(kind, _text.Length, prefix.Length + body.Length)
        {
            ContentOffset = _text.Length + prefix.Length,
            Page = Page,
            Level = level,
            LeadIn = LeadIn(kind, level),
        });
        _text.Append(prefix).Append(body);
    }

    /// <summary>Adds plain text as it is, with the blocks that its own signs make.</summary>
    /// <param name="plain">The text.</param>
    /// <param name="isMail">Whether it is the text of a mail, where quoted lines are what was written before.</param>
    /// <exception cref="DocumentException">The document has more text or blocks than allowed.</exception>
    public void AddPlain(string plain, bool isMail = false)
    {
        var body = plain.ReplaceLineEndings("\n").Trim('\n');
        if (_text.Length + body.Length > limits.MaxCharacters)
        {
            throw TooLarge($"The document has more than {limits.MaxCharacters} characters of text, which is the limit. Split it.", limits.MaxCharacters);
        }

        _text.Append(_blocks.Count > 0 ? "\n\n" : "");
        var (shift, first) = (_text.Length, _blocks.Count);
        _text.Append(body);
        foreach (var block in TextAnalyzer.Analyze(body).Blocks)
        {
            _blocks.Add(_blocks.Count < limits.MaxParts
                ? block with { Offset = block.Offset + shift, ContentOffset = block.ContentOffset + shift, LeadIn = block.LeadIn + first, Page = Page, Level = isMail && block.Kind == BlockKind.Quotation ? block.Level ?? 1 : block.Level }
                : throw TooLarge($"The document has more than {limits.MaxParts} paragraphs, which is the limit. Split it.", limits.MaxParts));
        }
    }

    /// <summary>The document.</summary>
    /// <exception cref="DocumentException">There is no text in it.</exception>
    public ReadDocument ToDocument(FileFormat format, string? title, int? pages = null) => _blocks.Count == 0
        ? throw new DocumentException(DocumentError.NoText, "There is no text in the document. Check that it is the right file.")
        : new()
        {
            Format = format,
            Text = _text.ToString(),
            Title = WhiteSpace.Fold(title ?? "") is { Length: > 0 } folded ? folded : null,
            Pages = pages,
            Blocks = _blocks,
            LeftOut = LeftOut.Counts,
        };

    internal static DocumentException TooLarge(string message, long limit) => new(DocumentError.TooLarge, message) { Limit = limit };

    // Rows of a table, entries of a list and headers of a message belong together.
    private static bool IsRun(BlockKind before, BlockKind after) => after switch
    {
        BlockKind.ListItem or BlockKind.MessageHeader or BlockKind.Code => before == after,
        BlockKind.TableRow => before is BlockKind.TableRow or BlockKind.TableHeader,
        _ => false,
    };

    // The header above rows, the paragraph that announces a list or a piece of program text, and the entry that a deeper one belongs to.
    private int? LeadIn(BlockKind kind, int? level) => (kind, _blocks) switch
    {
        (BlockKind.TableRow, [.., { Kind: BlockKind.TableHeader }]) => _blocks.Count - 1,
        (BlockKind.TableRow, [.., { Kind: BlockKind.TableRow } row]) => row.LeadIn,
        (BlockKind.ListItem, [.., { Kind: BlockKind.ListItem } entry]) => level > (entry.Level ?? 1) ? _blocks.Count - 1 : Above(_blocks.Count - 1, level),
        (BlockKind.ListItem or BlockKind.Code, [.., { Kind: BlockKind.Paragraph } before]) when _text[before.End - 1] is ':' or '：' => _blocks.Count - 1,
        _ => null,
    };

    // What introduces the last entry of the same list that is not deeper.
    private int? Above(int index, int? level)
    {
        while (_blocks[index].Level > level && index > 0 && _blocks[index - 1].Kind == BlockKind.ListItem)
        {
            index--;
        }

        return _blocks[index].LeadIn;
    }
}
