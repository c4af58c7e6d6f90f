namespace Summarizer.TextModel;

/// <summary>Headings by their marks: "#", an underline, a number, capitals.</summary>
internal sealed class HeadingLines(IReadOnlyList<TextLine> lines, BlockList blocks) : LineRecognizer(lines, blocks)
{
    private const int Longest = 100;
    private const int LongestCapitals = 80;

    public override bool Matches(int line) => LinePatterns.MarkdownHeading().IsMatch(Short(line)) || IsUnderlined(line) || IsNumbered(line) || IsCapitals(line);

    public override int Read(int line)
    {
        var text = At(line);
        var mark = LinePatterns.MarkdownHeading().Match(text);
        Blocks.Add(BlockKind.Heading, Lines[line], Lines[line], mark.Length);
        Blocks.Replace(b => b with { Level = mark.Success ? mark.Value.Trim().Length : IsUnderlined(line) && At(line + 1)[0] == '=' ? 1 : IsNumbered(line) ? text.Split(' ')[0].Trim('.').Split('.').Length : 2 });
        if (!mark.Success && IsUnderlined(line))
        {
            Blocks.Add(BlockKind.Furniture, Lines[line + 1], Lines[line + 1]);
            return line + 2;
        }

        return line + 1;
    }

    private bool IsUnderlined(int line) => At(line) is { Length: > 0 and <= Longest } text && IsBlank(line - 1) && LinePatterns.Rule().IsMatch(Short(line + 1)) && At(line + 1)[0] is '=' or '-' or '~' or '#'
        && At(line + 1).Length >= 3 && !LinePatterns.Rule().IsMatch(text) && !IsBlank(line + 1) && text[0] is not ('|' or '>') && !text.Contains('|', StringComparison.Ordinal);

    private bool IsNumbered(int line) => At(line) is { Length: > 0 and <= Longest } text && LinePatterns.NumberedHeading().IsMatch(text) && !Wrapping.EndsSentence(text) && text[^1] is not (',' or ';' or ':')
        && IsBlank(line - 1) && (IsBlank(line + 1) || !char.IsLower(At(line + 1)[0])) && SkipBlank(line + 1) < Lines.Count;

    private bool IsCapitals(int line)
    {
        var text = Short(line);
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c) || Characters.IsCaseless(c))
            {
                return false;
            }

            letters += char.IsUpper(c) ? 1 : 0;
        }

        var shape = letters >= 3 && text.Length <= LongestCapitals && letters * 2 > text.Length && !Wrapping.EndsSentence(text) && text[^1] is not (',' or ';');

        // In a text of capitals every line has them; a heading there stands alone.
        var above = IsBlank(line - 1) || At(line - 1).Any(char.IsLower);
        var below = IsBlank(line + 1) ? SkipBlank(line + 1) < Lines.Count : At(line + 1).Any(char.IsLower);
        return shape && above && below;
    }
}
