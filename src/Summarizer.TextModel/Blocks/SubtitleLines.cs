namespace Summarizer.TextModel;

/// <summary>
/// Cues of subtitles and recorded meetings (WebVTT, SubRip): their numbers and times are furniture, what is said is a turn where somebody is named or a dash tells speakers apart. A sentence that a cue
/// does not end goes on in the next one, and both are one block.
/// </summary>
internal sealed class SubtitleLines : LineRecognizer
{
    private const int LongestTimes = 200;
    private const int MostLines = 16;

    // Recognized speech without any full stop has no open sentences. Share of the cues.
    private const double FewestEnds = 0.15;
    private readonly bool _hasCues;
    private readonly bool _hasStops;

    public SubtitleLines(IReadOnlyList<TextLine> lines, BlockList blocks)
        : base(lines, blocks)
    {
        var cues = lines.Count(l => l.End - l.Start < LongestTimes && LinePatterns.Cue().IsMatch(l.Value));
        _hasCues = cues > 0;
        _hasStops = _hasCues && lines.Count(l => Wrapping.EndsSentence(Sentence(l.Value))) >= FewestEnds * cues;
    }

    public override bool Matches(int line) => _hasCues && !IsBlank(line) && (IsTimes(line) || IsTimes(line - 1) || IsIdentifier(line) || IsComment(line));

    public override int Read(int line)
    {
        if (IsComment(line))
        {
            for (; !IsBlank(line) && !IsTimes(line); line++)
            {
                Blocks.Add(BlockKind.Furniture, Lines[line], Lines[line]);
            }

            return line;
        }

        if (IsTimes(line) || IsIdentifier(line))
        {
            Blocks.Add(BlockKind.Furniture, Lines[line], Lines[line]);
            return line + 1;
        }

        return ReadSaid(line);
    }

    // One block for each speaker of a cue; the last one may go on in the cues that follow.
    private int ReadSaid(int line)
    {
        while (!IsBlank(line) && !IsIdentifier(line) && !IsTimes(line))
        {
            var (label, speaker) = Mark(line);
            var last = line;
            while (last - line < MostLines && GoesOn(last, speaker) is { } next)
            {
                last = next;
            }

            Blocks.Add(label > 0 ? BlockKind.SpeakerTurn : BlockKind.Paragraph, Lines[line], Lines[last], label);
            var voice = At(last).EndsWith(CueBreaks.EndOfVoice, StringComparison.Ordinal) ? CueBreaks.EndOfVoice.Length : 0;
            Blocks.Replace(b => b with { Speaker = speaker, Length = b.Length - voice });
            line = last + 1;
        }

        return line;
    }

    // The next line of the block: in the cue, or in the next one when the sentence is open and nobody else speaks.
    private int? GoesOn(int line, string? speaker)
    {
        if (!IsBlank(line + 1) && !IsIdentifier(line + 1) && !IsTimes(line + 1))
        {
            return Mark(line + 1).Label > 0 ? null : line + 1;
        }

        var times = SkipBlank(line + 1);
        times += times < Lines.Count && !IsTimes(times) ? 1 : 0;
        var said = times + 1;
        return _hasStops && IsTimes(times) && !IsBlank(said) && !IsTimes(said) && !Wrapping.EndsSentence(Sentence(At(line))) && !IsSound(line) && !IsSound(said) && Mark(said) is var mark && (mark.Label == 0 || (mark.Speaker is not null && mark.Speaker == speaker))
            ? said : null;
    }

    private static string Sentence(string line) => line.EndsWith(CueBreaks.EndOfVoice, StringComparison.Ordinal) ? line[..^CueBreaks.EndOfVoice.Length] : line;

    // "[applause]", "♪ ... ♪"
    private bool IsSound(int line) => Sentence(At(line)) is ['[', .., ']'] or ['(', .., ')'] or ['\u266A', ..];

    private (int Label, string? Speaker) Mark(int line)
    {
        if (SpeakerPatterns.Turn().Match(Short(line)) is { Success: true } turn && (turn.Groups["angle"].Success || !char.IsLower(turn.Groups["name"].Value[0])))
        {
            return (turn.Length, (turn.Groups["angle"].Success ? turn.Groups["angle"] : turn.Groups["name"]).Value.Trim());
        }

        return Short(line) is ['-' or '\u2013' or '\u2014', var next, ..] && Short(line) is var text && (next == ' ' || char.IsLetter(next)) ? (text.Length - text[1..].TrimStart().Length, null) : (0, null);
    }

    private bool IsTimes(int line) => LinePatterns.Cue().IsMatch(Short(line));

    // The number or name of a cue.
    private bool IsIdentifier(int line) => IsTimes(line + 1) && !IsTimes(line) && !IsBlank(line) && IsBlank(line - 1);

    private bool IsComment(int line) => IsBlank(line - 1) && !IsTimes(line) && (At(line).StartsWith("WEBVTT", StringComparison.Ordinal) || At(line) is "NOTE" or "STYLE" or "REGION"
        || At(line).StartsWith("NOTE ", StringComparison.Ordinal));
}
