namespace Summarizer.TextModel;

/// <summary>A line of a text.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Start">First UTF-16 index.</param>
/// <param name="End">After the last character, without the line break.</param>
internal readonly record struct TextLine(string Text, int Start, int End)
{
    /// <summary>First character that is no white space; the end of a blank line.</summary>
    public int ContentStart => End - Text.AsSpan(Start, End - Start).TrimStart().Length;

    /// <summary>After the last character that is no white space.</summary>
    public int ContentEnd => Start + Text.AsSpan(Start, End - Start).TrimEnd().Length;

    public bool IsBlank => ContentStart >= End;

    /// <summary>Columns of white space before the content; a tab counts four.</summary>
    public int Indent
    {
        get
        {
            var columns = 0;
            for (var i = Start; i < ContentStart; i++)
            {
                columns += Text[i] == '\t' ? 4 : 1;
            }

            return columns;
        }
    }

    /// <summary>The line without white space around it.</summary>
    public ReadOnlySpan<char> Content => Text.AsSpan(Start, End - Start).Trim();

    /// <summary>The content as a string.</summary>
    public string Value => Content.ToString();

    /// <summary>Lines of a text. A paragraph separator leaves a blank line behind.</summary>
    public static List<TextLine> Of(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')
            {
                lines.Add(new(text, start, i));
                if (text[i] is '\u2029' or '\f')
                {
                    lines.Add(new(text, i, i));
                }

                i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                start = i + 1;
            }
        }

        lines.Add(new(text, start, text.Length));
        return lines;
    }
}
