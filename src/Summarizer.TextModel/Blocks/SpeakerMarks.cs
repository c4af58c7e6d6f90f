using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>
/// Which lines of a text say who speaks. A time says it alone; a name before a colon, or before a time in the same line, says it where names return, since "Costs: 3 million" and "Lunch 12:00 in the
/// hall" look the same.
/// </summary>
internal sealed class SpeakerMarks
{
    private const int MostWords = 4;
    private const int LongestLine = 500;
    private const int FewLines = 3;

    // Shares of the lines that are not blank.
    private const double MostLines = 0.6;
    private const double ManyLines = 0.25;

    private readonly IReadOnlyList<TextLine> _lines;
    private readonly LanguageRules _language;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _headers = new(StringComparer.Ordinal);
    private readonly bool _hasHeaders;
    private readonly bool _hasNameTimes;
    private readonly bool _hasTimeNames;
    private readonly bool _hasSmallNames;
    private readonly bool _hasDates;
    private readonly bool _hasStampedNames;
    private readonly (bool IsKnown, SpeakerMark? Mark)[] _found;

    public SpeakerMarks(IReadOnlyList<TextLine> lines, LanguageRules language)
    {
        (_lines, _language, _found) = (lines, language, new (bool, SpeakerMark?)[lines.Count]);
        var filled = lines.Count(l => !l.IsBlank);
        _hasSmallNames = Names(SpeakerPatterns.Turn()) is var small && small.Count >= FewLines && small.Count >= MostLines * filled && Returns(small) && small.Distinct().Count() > 1;
        var sentences = 0;
        foreach (var line in lines)
        {
            if (SpeakerPatterns.Turn().Match(Short(line)) is { Success: true } turn && NameOf(turn) is { } name && !Phrases.IsMailField(name))
            {
                _names[name] = _names.GetValueOrDefault(name) + 1;
                sentences += Wrapping.EndsSentence(line.Value) && !Phrases.IsLabel(name) ? 1 : 0;
                _hasDates |= turn.Groups["stamp"].Length > 10;
            }
            else if (SpeakerPatterns.NameAndColon().Match(Short(line)) is { Success: true } header && NameOf(header) is { } alone && !Phrases.IsLabel(alone) && IsLikeName(alone))
            {
                _headers[alone] = _headers.GetValueOrDefault(alone) + 1;
            }
        }

        var names = _names.Where(n => !Phrases.IsLabel(n.Key)).ToList();
        _hasHeaders = _headers.Count > 1 && _headers.Values.Max() > 1;
        HasSpeakers = names.Exists(n => n.Value > 1) || (names.Count > 1 && sentences * 2 > names.Count);
        _hasNameTimes = Names(SpeakerPatterns.NameTime()) is var timed && timed.Count > 1 && timed.Count >= ManyLines * filled && (Returns(timed) || timed.Count == filled);
        _hasStampedNames = Returns(Names(SpeakerPatterns.StampBeforeName()));
        _hasTimeNames = Names(SpeakerPatterns.TimeName()) is var after && after.Count >= FewLines && after.Count >= MostLines * filled && after.Distinct().Count() * 3 <= after.Count * 2;
    }

    /// <summary>Whether names before colons are those of speakers.</summary>
    public bool HasSpeakers { get; }

    /// <summary>The mark of a line; null where it has none.</summary>
    public SpeakerMark? At(int line)
    {
        if (line < 0 || line >= _lines.Count)
        {
            return null;
        }

        if (!_found[line].IsKnown)
        {
            _found[line] = (true, Header(line) ?? Turn(line));
        }

        return _found[line].Mark;
    }

    /// <summary>Whether a line tells of what happens to a chat and not in it: somebody joined, or liked a line.</summary>
    public bool IsEvent(int line)
    {
        if (SpeakerPatterns.Event().Match(Text(line)) is not { Success: true } found)
        {
            return false;
        }

        var isDated = char.IsDigit(Text(line).TrimStart('[')[0]) && found.Value.AsSpan().IndexOfAny('!', '*', '>') < 0;
        return isDated ? _hasDates : HasSpeakers || _names.Count > 0 || Text(line)[0] == ':';
    }

    /// <summary>The name in a mark; null for one that is no name.</summary>
    public string? NameOf(Match mark)
    {
        var name = (mark.Groups["angle"].Success ? mark.Groups["angle"] : mark.Groups["name"]).Value.Trim().TrimStart('@', '+', '~', '&', '%');
        return name.Length > 0 && name.Split(' ').Length <= MostWords && (!char.IsLower(name[0]) || _hasSmallNames) ? name : mark.Groups["stamp"].Success && name.Length > 0 ? name : null;
    }

    private SpeakerMark? Header(int line)
    {
        if (Text(line).Length == 0 || IsBlank(line + 1))
        {
            return null;
        }

        if (SpeakerPatterns.StampedName().Match(Text(line)) is { Success: true } name && !IsSentence(name))
        {
            return new(name.Groups["name"].Value.Trim(), 0, 1);
        }

        // "09:00 Welcome" stands in an agenda.
        if (SpeakerPatterns.StampBeforeName().Match(Text(line)) is { Success: true } stamped && (Text(line)[0] is '[' or '(' || _hasStampedNames) && IsLikeName(stamped.Groups["name"].Value) && !HasStopWord(stamped.Groups["name"].Value)
            && !Wrapping.EndsSentence(Text(line)))
        {
            return new(stamped.Groups["name"].Value, 0, 1);
        }

        if (SpeakerPatterns.NameAlone().Match(Text(line)) is { Success: true } above && SpeakerPatterns.TimeAlone().IsMatch(Text(line + 1)) && !IsBlank(line + 2))
        {
            return new(above.Groups["name"].Value, 0, 2);
        }

        return SpeakerPatterns.NameAndColon().Match(Text(line)) is { Success: true } alone && NameOf(alone) is { } speaker && _headers.ContainsKey(speaker) && _hasHeaders
            && ListLabel.Of(Text(line + 1)) is null ? new(speaker, 0, 1) : null;
    }

    private SpeakerMark? Turn(int line)
    {
        if (SpeakerPatterns.Turn().Match(Text(line)) is { Success: true } turn)
        {
            var name = NameOf(turn);
            return turn.Groups["stamp"].Success || turn.Groups["angle"].Success
                || (HasSpeakers && name is not null && (_names.GetValueOrDefault(name) > 1 || (!Phrases.IsLabel(name) && IsLikeName(name)))) ? new(name, turn.Length, 0) : null;
        }

        return InLine(line, SpeakerPatterns.Action(), HasSpeakers || _hasTimeNames || _names.Count > 0) ?? InLine(line, SpeakerPatterns.NameTime(), _hasNameTimes)
            ?? InLine(line, SpeakerPatterns.TimeName(), _hasTimeNames);
    }

    private SpeakerMark? InLine(int line, Regex form, bool has) =>
        has && form.Match(Text(line)) is { Success: true } match && !IsSentence(match) ? new(match.Groups["name"].Value, match.Length, 0) : null;

    // Names of the lines of a form; those of the first words of sentences are none.
    private List<string> Names(Regex form) => [.. _lines.Select(l => form.Match(Short(l))).Where(m => m.Success && !IsSentence(m)).Select(m => m.Groups["name"].Value)
        .Where(n => n.Length > 0 && !Phrases.IsMailField(n) && !Phrases.IsLabel(n))];

    private bool IsSentence(Match match) => HasStopWord(match.Groups["name"].Value);

    private bool HasStopWord(string name) => name.Split(' ').Any(w => _language.IsStopWord(w.ToLowerInvariant()) && !(w.Length > 1 && w.All(char.IsUpper)));

    private static bool Returns(List<string> names) => names.Distinct().Count() < names.Count;

    // "Next meeting" is nobody: the words of names have capitals, but for a few.
    private static bool IsLikeName(string name) => !name.Any(char.IsLower) || name.Split(' ').Skip(1).All(w => w.Length < 4 || !char.IsLower(w[0]));

    private bool IsBlank(int line) => line < 0 || line >= _lines.Count || _lines[line].IsBlank;

    private string Text(int line) => line >= 0 && line < _lines.Count ? Short(_lines[line]) : "";

    private static string Short(in TextLine line) => line.End - line.Start <= LongestLine ? line.Value : line.Text.Substring(line.ContentStart, Math.Min(LongestLine, line.ContentEnd - line.ContentStart));
}
