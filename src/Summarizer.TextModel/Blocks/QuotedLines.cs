namespace Summarizer.TextModel;

/// <summary>Lines that begin with "&gt;": a quotation, or the history of a mail.</summary>
internal sealed class QuotedLines(IReadOnlyList<TextLine> lines, BlockList blocks, Wrapping wrapping) : LineRecognizer(lines, blocks)
{
    /// <summary>A line without the marks at its beginning.</summary>
    public static TextLine Strip(TextLine line)
    {
        var at = line.ContentStart;
        if (at >= line.End || line.Text[at] != '>')
        {
            return line;
        }

        while (at < line.End && line.Text[at] is '>' or ' ' && at < line.End)
        {
            at++;
        }

        return line with { Start = at };
    }

    public override bool Matches(int line) => At(line) is ['>', ..] and not ['>', '>', '>', ' ', ..];

    public override int Read(int line)
    {
        var depth = Depth(line);
        if (Strip(Lines[line]).IsBlank)
        {
            Blocks.Add(BlockKind.Furniture, Lines[line], Lines[line]);
            return line + 1;
        }

        var last = line;
        while (last + 1 < Lines.Count && Matches(last + 1) && Depth(last + 1) == depth && wrapping.GoesOn(last))
        {
            last++;
        }

        var history = Blocks.IsHistory || Blocks.HasHeaders;
        Blocks.Add(BlockKind.Quotation, Lines[line], Lines[last], Strip(Lines[line]).Start - Lines[line].ContentStart);
        Blocks.Replace(b => b with { Level = history ? depth : null });
        return last + 1;
    }

    private int Depth(int line)
    {
        var marks = Lines[line].Text.AsSpan(Lines[line].ContentStart, Strip(Lines[line]).Start - Lines[line].ContentStart);
        return marks.Count('>');
    }
}
