namespace Summarizer.TextModel;

/// <summary>Paragraphs, and headings that have no mark but their place and form.</summary>
internal sealed class ParagraphLines(IReadOnlyList<TextLine> lines, BlockList blocks, Wrapping wrapping, LanguageRules language, Func<int, bool> isKnown)
{
    private const int LongestHeading = 90;
    private const int MostWords = 12;
    private const int LongestEastAsian = 30;

    // "Steps:" heads a list; "Use the client like this:" is a sentence that introduces one.
    private const int LeadInWords = 3;

    /// <summary>Adds the block that begins at a line.</summary>
    /// <returns>The line after it.</returns>
    public int Read(int line)
    {
        var next = line + 1;
        while (next < lines.Count && !lines[next].IsBlank && !isKnown(next) && wrapping.GoesOn(next - 1) && lines[next].Indent - lines[line].Indent < 2 + (next - line > 1 ? 0 : 8))
        {
            next++;
        }

        if (next == line + 1 && IsHeading(line))
        {
            var isTitle = blocks.HasOnlyFurniture && next < lines.Count && lines[next].IsBlank;
            blocks.Add(isTitle ? BlockKind.Title : BlockKind.Heading, lines[line], lines[line]);
            blocks.Replace(b => b with { Level = isTitle ? 1 : 2 });
        }
        else
        {
            blocks.Add(BlockKind.Paragraph, lines[line], lines[next - 1]);
        }

        return next;
    }

    // A short line without a full stop above something that is none.
    private bool IsHeading(int line)
    {
        var text = lines[line].Value;
        if (!LooksLikeHeading(text) || (line > 0 && !lines[line - 1].IsBlank && blocks.Last is { Kind: BlockKind.Paragraph } && !Wrapping.EndsSentence(lines[line - 1].Value)))
        {
            return false;
        }

        var below = line + 1;
        while (below < lines.Count && lines[below].IsBlank)
        {
            below++;
        }

        if (below >= lines.Count)
        {
            return false;
        }

        // Lines without full stops below one another are notes or verse, unless something else follows.
        return isKnown(below) || !LooksLikeHeading(lines[below].Value) || wrapping.GoesOn(below) || (below > line + 1 && !HasVerb(text) && BodyFollows(below));
    }

    private bool BodyFollows(int line)
    {
        var below = line + 1;
        while (below < lines.Count && lines[below].IsBlank)
        {
            below++;
        }

        return below < lines.Count && (isKnown(below) || !LooksLikeHeading(lines[below].Value));
    }

    private static bool LooksLikeHeading(string text)
    {
        var first = text.FirstOrDefault(char.IsLetterOrDigit);
        var words = text.Split(' ').Length;
        return !(text[^1] is ':' or '\uFF1A' && words > LeadInWords) && text.Length <= (Characters.IsEastAsian(first) ? LongestEastAsian : LongestHeading) && words <= MostWords && !Wrapping.EndsSentence(text)
            && first != '\0' && !char.IsLower(first) && text[^1] is not (',' or ';' or '\uFF0C' or '\u3001') && !Characters.IsPictograph(Characters.At(text, 0));
    }

    private bool HasVerb(string text) => Array.Exists(text.Split(' '), w => language.Has("verbs", w.ToLowerInvariant()));
}
