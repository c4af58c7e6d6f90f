namespace Summarizer.TextModel;

/// <summary>Fenced code, JSON, logs and lines that read as program text.</summary>
internal sealed class CodeLines(IReadOnlyList<TextLine> lines, BlockList blocks) : LineRecognizer(lines, blocks)
{
    private const int FewLines = 2;

    public override bool Matches(int line) => LinePatterns.Fence().IsMatch(Short(line)) || IsJson(line) || LinePatterns.Log().IsMatch(Short(line)) || IsCode(line);

    public override int Read(int line)
    {
        var next = LinePatterns.Fence().Match(Short(line)) is { Success: true } fence ? AfterFence(line, fence.Value) : AfterRun(line);
        var leadIn = Blocks.Last is { Kind: BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Heading } before && Lines[line].Text[before.End - 1] is ':' or '\uFF1A' ? Blocks.Count - 1 : (int?)null;
        Blocks.Add(BlockKind.Code, Lines[line], Lines[next - 1]);
        Blocks.Replace(b => b with { LeadIn = leadIn });
        return next;
    }

    private int AfterFence(int line, string fence)
    {
        for (var next = line + 1; next < Lines.Count; next++)
        {
            if (At(next).StartsWith(fence, StringComparison.Ordinal))
            {
                return next + 1;
            }
        }

        return Lines.Count;
    }

    private int AfterRun(int line)
    {
        var next = line + 1;
        while (!IsBlank(next) && (Matches(next) || Lines[next].Indent > Lines[line].Indent))
        {
            next++;
        }

        return next;
    }

    private bool IsJson(int line)
    {
        var first = At(line);
        if (first.Length == 0 || first[0] is not ('{' or '[') || (first.Length > 1 && first[0] == '[' && !(first[1] is '{' or '"' or '[')))
        {
            return false;
        }

        var last = line;
        while (!IsBlank(last + 1))
        {
            last++;
        }

        var close = first[0] == '{' ? '}' : ']';
        return At(last).TrimEnd(',', ';')[^1..] == close.ToString() && (first.Length == 1 || first.Contains('"', StringComparison.Ordinal));
    }

    // One such line may be prose; two in a row are not.
    private bool IsCode(int line) => LinePatterns.Code().IsMatch(Short(line)) && !IsProse(At(line)) && (IsCodeNext(line + 1) || IsCodeNext(line - 1));

    private bool IsCodeNext(int line) => !IsBlank(line) && LinePatterns.Code().IsMatch(Short(line)) && !IsProse(At(line));

    private static bool IsProse(string line) => line.Split(' ').Length >= FewLines * 6 && Wrapping.EndsSentence(line);
}
