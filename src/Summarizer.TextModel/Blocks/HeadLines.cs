using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>
/// The head of minutes, reports and articles: a title with the lines right below it that say when, where, by whom and in whose presence.
/// They tell what a document is, and are no sentences of it.
/// </summary>
internal sealed partial class HeadLines(IReadOnlyList<TextLine> lines, BlockList blocks, Wrapping wrapping) : LineRecognizer(lines, blocks)
{
    private const int Longest = 90;
    private const int MostWords = 14;

    // Beginnings of the names of months in the languages of Latin script that have data.
    private const string Month = @"(?:jan|ene|gen|sty|feb|f[ée]v|lut|m[aä]r|apr|avr|abr|kwi|ma[ijy]|mei|jun|jui|giu|cze|jul|lug|lip|aug|ago|ao[uû]|sie|sep|set|wrz|o[kc]t|out|ott|pa[zź]|nov|lis|de[cz]|d[ée]c|dic|gru)\p{L}*";

    // Such a width no line has: only what the words of a line say counts.
    private const int NoColumn = int.MaxValue;

    // The first line of the body from a line on; the number of lines for none.
    private (int From, int Body) _known = (int.MaxValue, 0);

    public override bool Matches(int line) => Blocks.IsAtHead && (IsField(line) || IsBelowTitle(line) || IsTitle(line)) && BodyFollows(line);

    public override int Read(int line)
    {
        var isMessage = Blocks.HasHeaders;
        var next = ReadLine(line);
        Blocks.HasHeaders = isMessage;
        return next;
    }

    private int ReadLine(int line)
    {
        if (IsField(line))
        {
            var next = Continued(line, wrapping);
            Blocks.Add(BlockKind.MessageHeader, Lines[line], Lines[next - 1], FieldPattern().Match(Short(line)).Length);
            return next;
        }

        var isTitle = !IsBelowTitle(line);
        Blocks.Add(isTitle ? BlockKind.Title : BlockKind.MessageHeader, Lines[line], Lines[line]);
        if (isTitle)
        {
            Blocks.Replace(b => b with { Level = 1 });
        }

        return line + 1;
    }

    private bool IsField(int line) => FieldPattern().Match(Short(line)) is { Success: true } field && Phrases.IsHeadField(field.Groups["name"].Value);

    private bool IsBelowTitle(int line) => !IsBlank(line - 1) && Blocks.Last is { Kind: BlockKind.Title or BlockKind.MessageHeader } && SaysWhenOrWho(line);

    private bool IsTitle(int line) =>
        Blocks.HasOnlyFurniture && IsLine(line) && !char.IsLower(At(line)[0]) && !IsBlank(line + 1) && (IsField(line + 1) || SaysWhenOrWho(line + 1));

    // "Held on 12 October 2026 in the hut", "By Ruth Caldwell".
    private bool SaysWhenOrWho(int line) => IsLine(line) && (DatePattern().IsMatch(Short(line)) || AuthorPattern().IsMatch(Short(line))) && !IsOther(line);

    private bool IsLine(int line) => Short(line) is { Length: > 0 and <= Longest } text && text.Split(' ').Length <= MostWords && !Wrapping.EndsSentence(text)
        && text[^1] is not (',' or ';' or ':' or '\uFF0C' or '\u3001' or '\uFF1A') && !wrapping.GoesOn(line, NoColumn);

    // What is known is kept, so that a long head is not searched again for each of its lines.
    private bool BodyFollows(int line)
    {
        if (line + 1 < _known.From || line >= _known.Body)
        {
            var body = line + 1;
            while (body < Lines.Count && !IsBody(body))
            {
                body++;
            }

            _known = (line + 1, body);
        }

        return _known.Body < Lines.Count;
    }

    private bool IsBody(int line) => !Lines[line].IsBlank && !IsField(line) && (IsOther(line) || Wrapping.EndsSentence(At(line)) || At(line).Length > Longest);

    [GeneratedRegex(@"^\*{0,2}(?<name>[\p{L}\p{M}][\p{L}\p{M} -]{0,30}):\*{0,2}\s+(?=\S)|^(?<name>[\p{L}\p{M}]{2,8})\uFF1A")]
    private static partial Regex FieldPattern();

    /// <summary>A year, or a day and a month. "Lunch 12:30" is an entry of an agenda.</summary>
    [GeneratedRegex(
        @"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th|\.)?\s(?:de\s)?" + Month + @"|\b" + Month + @"\s\d{1,2}\b|\d{1,2}\u6708\d{1,2}\u65E5",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^(?:By|Von|Par|Por|Di|Door|Av|Przez)\s\p{Lu}\p{L}+(?:[\s.]+\p{L}+){0,4}$")]
    private static partial Regex AuthorPattern();
}
