namespace Summarizer.TextModel;

/// <summary>Rules and page numbers.</summary>
internal sealed class FurnitureLines(IReadOnlyList<TextLine> lines, BlockList blocks) : LineRecognizer(lines, blocks)
{
    public override bool Matches(int line) => LinePatterns.Rule().IsMatch(Short(line)) && !At(line).StartsWith("...", StringComparison.Ordinal) || IsPageNumber(line);

    public override int Read(int line)
    {
        Blocks.Add(BlockKind.Furniture, Lines[line], Lines[line]);
        return line + 1;
    }

    // Alone between blank lines; not all there is.
    private bool IsPageNumber(int line) => LinePatterns.PageNumber().IsMatch(Short(line)) && IsBlank(line - 1) && Lines.Count > 1 && IsBlank(line + 1) && (line > 0 || SkipBlank(line + 1) < Lines.Count);
}
