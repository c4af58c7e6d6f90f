namespace Summarizer.TextModel;

/// <summary>Knows lines of some kinds.</summary>
internal abstract class LineRecognizer(IReadOnlyList<TextLine> lines, BlockList blocks)
{
    private const int LongestPattern = 500;

    /// <summary>Whether a line is known to another recognizer.</summary>
    public Func<int, bool> IsOther { protected get; set; } = _ => false;

    protected IReadOnlyList<TextLine> Lines => lines;

    protected BlockList Blocks => blocks;

    /// <summary>Whether a block of these kinds begins at a line that is not blank.</summary>
    public abstract bool Matches(int line);

    /// <summary>Adds the blocks that begin at a line.</summary>
    /// <returns>The line after them; the line itself when nothing was added after all.</returns>
    public abstract int Read(int line);

    /// <summary>Content of a line; empty outside the text.</summary>
    protected string At(int line) => line >= 0 && line < lines.Count ? lines[line].Value : "";

    /// <summary>Content of a line for patterns that only short lines can fit; empty for a long one, which is a paragraph.</summary>
    protected string Short(int line) => line >= 0 && line < lines.Count && lines[line].End - lines[line].Start <= LongestPattern ? lines[line].Value : "";

    protected bool IsBlank(int line) => line < 0 || line >= lines.Count || lines[line].IsBlank;

    /// <summary>The next line that is not blank, or the number of lines.</summary>
    protected int SkipBlank(int line)
    {
        while (line < lines.Count && lines[line].IsBlank)
        {
            line++;
        }

        return line;
    }

    /// <summary>Lines from one on that belong to the text that begins there: until a blank line, a line of another kind or, without <paramref name="all"/>, the end of the wrapped paragraph.</summary>
    protected int Continued(int line, Wrapping wrapping, bool all = false)
    {
        var next = line + 1;
        while (next < lines.Count && !lines[next].IsBlank && !Matches(next) && !IsOther(next) && (all || wrapping.GoesOn(next - 1) || lines[next].Indent > lines[line].Indent))
        {
            next++;
        }

        return next;
    }
}
