namespace Summarizer.TextModel;

/// <summary>Turns of speakers in transcripts, interviews and chats, and lines of "key: value".</summary>
internal sealed class SpeakerLines : LineRecognizer
{
    private const int LongestValue = 60;

    private readonly Wrapping _wrapping;
    private readonly SpeakerMarks _marks;
    private string? _speaker;

    public SpeakerLines(IReadOnlyList<TextLine> lines, BlockList blocks, Wrapping wrapping, LanguageRules language)
        : base(lines, blocks) => (_wrapping, _marks) = (wrapping, new(lines, language));

    public override bool Matches(int line) => _marks.At(line) is not null || _marks.IsEvent(line) || IsPair(line);

    public override int Read(int line)
    {
        if (_marks.At(line) is { Lines: > 0 } header)
        {
            _speaker = header.Name;
            Blocks.Add(BlockKind.MessageHeader, Lines[line], Lines[line + header.Lines - 1]);
            return ReadSaid(line + header.Lines);
        }

        if (_marks.At(line) is { } turn)
        {
            _speaker = turn.Name;
            var next = Continued(line, _wrapping);
            Blocks.Add(BlockKind.SpeakerTurn, Lines[line], Lines[next - 1], turn.Length);
            Blocks.Replace(b => b with { Speaker = _speaker });
            return ReadSaid(next);
        }

        if (_marks.IsEvent(line))
        {
            Blocks.Add(BlockKind.Furniture, Lines[line], Lines[line]);
            return line + 1;
        }

        var leadIn = Blocks.Last is { Kind: BlockKind.Heading or BlockKind.Title or BlockKind.TableRow } last ? last.Kind == BlockKind.TableRow ? last.LeadIn : Blocks.Count - 1 : null;
        Blocks.Add(BlockKind.TableRow, Lines[line], Lines[line]);
        Blocks.Replace(b => b with { LeadIn = leadIn });
        return line + 1;
    }

    // What follows without a blank line is said by the same speaker.
    private int ReadSaid(int line)
    {
        while (!IsBlank(line) && !Matches(line) && !IsOther(line))
        {
            var next = Continued(line, _wrapping);
            Blocks.Add(BlockKind.SpeakerTurn, Lines[line], Lines[next - 1]);
            Blocks.Replace(b => b with { Speaker = _speaker });
            line = next;
        }

        return line;
    }

    // Two short lines of "key: value" that name no speakers.
    private bool IsPair(int line) => IsKeyValue(line) && (IsKeyValue(line + 1) || IsKeyValue(line - 1));

    private bool IsKeyValue(int line) => !IsBlank(line) && !_marks.HasSpeakers && At(line).Length <= LongestValue && SpeakerPatterns.Turn().Match(At(line)) is { Success: true } turn
        && _marks.NameOf(turn) is not null && !Wrapping.EndsSentence(At(line));
}
