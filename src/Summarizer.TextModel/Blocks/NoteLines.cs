namespace Summarizer.TextModel;

/// <summary>Captions of figures and tables, and footnotes.</summary>
internal sealed class NoteLines(IReadOnlyList<TextLine> lines, BlockList blocks, Wrapping wrapping) : LineRecognizer(lines, blocks)
{
    public override bool Matches(int line) => IsCaption(line) || IsFootnote(line);

    public override int Read(int line)
    {
        var note = LinePatterns.Footnote().Match(Short(line));
        var next = Continued(line, wrapping);
        Blocks.Add(note.Success ? BlockKind.Footnote : BlockKind.Caption, Lines[line], Lines[next - 1], note.Length);
        return next;
    }

    private bool IsCaption(int line) => IsBlank(line - 1) && LinePatterns.Caption().IsMatch(Short(line));

    // At the beginning of a paragraph, and after some text.
    private bool IsFootnote(int line) => LinePatterns.Footnote().IsMatch(Short(line)) && Blocks.Count > 0 && (IsBlank(line - 1) || LinePatterns.Footnote().IsMatch(Short(line - 1)));
}
