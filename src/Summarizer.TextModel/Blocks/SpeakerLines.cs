using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>Turns of speakers in transcripts, interviews and chats, and lines of "key: value".</summary>
internal sealed partial class SpeakerLines : LineRecognizer
{
    private const int MostWords = 4;
    private const int LongestValue = 60;

    private readonly Wrapping _wrapping;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly bool _hasSpeakers;
    private string? _speaker;
    private int _speakerLine = -2;

    public SpeakerLines(IReadOnlyList<TextLine> lines, BlockList blocks, Wrapping wrapping)
        : base(lines, blocks)
    {
        _wrapping = wrapping;
        var sentences = 0;
        foreach (var line in lines)
        {
            if (Turn().Match(line.Value) is { Success: true } turn && NameOf(turn) is { } name && !Phrases.IsMailField(name))
            {
                _names[name] = _names.GetValueOrDefault(name) + 1;
                sentences += Wrapping.EndsSentence(line.Value) && !Phrases.IsLabel(name) ? 1 : 0;
            }
        }

        var names = _names.Where(n => !Phrases.IsLabel(n.Key)).ToList();
        _hasSpeakers = names.Exists(n => n.Value > 1) || (names.Count > 1 && sentences * 2 > names.Count);
    }

    public override bool Matches(int line) => IsTurn(line) || IsStampedName(line) || IsPair(line);

    public override int Read(int line)
    {
        if (IsStampedName(line))
        {
            _speaker = StampedName().Match(At(line)).Groups["name"].Value.Trim();
            Blocks.Add(BlockKind.MessageHeader, Lines[line], Lines[line]);
            return ReadSaid(line + 1);
        }

        if (IsTurn(line))
        {
            var turn = Turn().Match(At(line));
            _speaker = NameOf(turn);
            var next = Continued(line, _wrapping);
            Blocks.Add(BlockKind.SpeakerTurn, Lines[line], Lines[next - 1], turn.Length);
            Blocks.Replace(b => b with { Speaker = _speaker });
            return ReadSaid(next);
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

        _speakerLine = line;
        return line;
    }

    private bool IsTurn(int line)
    {
        if (Turn().Match(At(line)) is not { Success: true } turn)
        {
            return false;
        }

        var name = NameOf(turn);
        return turn.Groups["stamp"].Success || turn.Groups["angle"].Success
            || (_hasSpeakers && name is not null && (_names.GetValueOrDefault(name) > 1 || (!Phrases.IsLabel(name) && IsLikeName(name))));
    }

    // "Next meeting" is nobody: the words of names have capitals, but for a few.
    private static bool IsLikeName(string name) => !name.Any(char.IsLower) || name.Split(' ').Skip(1).All(w => w.Length < 4 || !char.IsLower(w[0]));

    private bool IsStampedName(int line) => StampedName().IsMatch(At(line)) && !IsBlank(line + 1);

    // Two short lines of "key: value" that name no speakers.
    private bool IsPair(int line) => IsKeyValue(line) && (IsKeyValue(line + 1) || IsKeyValue(line - 1));

    private bool IsKeyValue(int line) => !IsBlank(line) && !_hasSpeakers && At(line).Length <= LongestValue && Turn().Match(At(line)) is { Success: true } turn && NameOf(turn) is not null
        && !Wrapping.EndsSentence(At(line));

    private static string? NameOf(Match turn)
    {
        var name = (turn.Groups["angle"].Success ? turn.Groups["angle"] : turn.Groups["name"]).Value.Trim();
        return name.Length > 0 && name.Split(' ').Length <= MostWords && !char.IsLower(name[0]) ? name : turn.Groups["stamp"].Success && name.Length > 0 ? name : null;
    }

    [GeneratedRegex(@"^(?:>>\s*)?(?:\*\*)?(?<stamp>(?:\[[^\]\n]*\d{1,2}[:.]\d{2}[^\]\n]*\]|\(?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?\)?|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?)\s*(?:[-\u2013\u2014]\s*)?)?(?:<v(?:\.[\w.]+)?\s+(?<angle>[^<>\n]{1,30})>\s*|<(?<angle>[^<>\n]{1,30})>:?\s+|@?(?<name>[\p{L}][\p{L}\p{M}\d.'\u2019_\- ]{0,39}?)(?:\s*[(\[][^)\]\n]{1,40}[)\]])?(?:\*\*)?(?::(?:\*\*)?\s+|\uFF1A\s*))(?=\S)")]
    private static partial Regex Turn();

    /// <summary>"Anna Smith  10:02 AM" on a line of its own.</summary>
    [GeneratedRegex(@"^(?<name>[\p{L}][\p{L}\p{M}.'\u2019 \-]{1,39}?)\s*[,\u2014\u2013-]?\s+[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?[\])]?$")]
    private static partial Regex StampedName();
}
