namespace Summarizer.TextModel;

/// <summary>Greetings and closings of letters and mails, with the names below them.</summary>
internal sealed class LetterLines(IReadOnlyList<TextLine> lines, BlockList blocks) : LineRecognizer(lines, blocks)
{
    private const int MostLines = 5;
    private const int LongestLine = 60;
    private const int NameWords = 4;

    public override bool Matches(int line) => IsGreeting(line) || IsClosing(line);

    public override int Read(int line)
    {
        if (!IsClosing(line))
        {
            Blocks.Add(BlockKind.SignOff, Lines[line], Lines[line]);
            return line + 1;
        }

        var last = line;
        while (last - line < MostLines && !IsBlank(last + 1) && At(last + 1).Length <= LongestLine && !Wrapping.EndsSentence(At(last + 1)) && !IsOther(last + 1))
        {
            last++;
        }

        // The name may stand after a blank line.
        var name = SkipBlank(last + 1);
        if (last == line && name < Lines.Count && At(name).Split(' ').Length <= NameWords && At(name).Length <= LongestLine && !Wrapping.EndsSentence(At(name)) && IsBlank(name + 1) && !IsOther(name))
        {
            last = name;
        }

        Blocks.Add(BlockKind.SignOff, Lines[line], Lines[last]);
        return last + 1;
    }

    private bool IsGreeting(int line) => (IsBlank(line - 1) || Blocks.Last?.Kind == BlockKind.MessageHeader) && Phrases.IsGreeting(At(line));

    private bool IsClosing(int line) => Blocks.Count > 0 && Phrases.IsClosing(At(line)) && At(line).Length <= LongestLine;
}
