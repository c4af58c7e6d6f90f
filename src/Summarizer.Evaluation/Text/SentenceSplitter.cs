namespace Summarizer.Evaluation.Text;

/// <summary>
/// Cuts English text into sentences by rule. A line break always ends one (the data sets keep a paragraph on a line). Within a line, a run of
/// <c>. ! ? …</c>, with the quotes and brackets that close after it, ends a sentence when white space and then something that can
/// open a sentence follow. A single full stop after an abbreviation, an initial or a list number does not: <see cref="FullStop"/>.
/// </summary>
internal static class SentenceSplitter
{
    private const string Terminators = ".!?…";
    private const string Closers = ")]}\"'”’»";
    private const string Openers = "([{\"'“‘«";

    /// <summary>The sentences in their order, trimmed, none empty. Joined by white space they hold every character but white space of the text.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> sentences = [];
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            SplitLine(line, sentences);
        }

        return sentences;
    }

    private static void SplitLine(ReadOnlySpan<char> line, List<string> sentences)
    {
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (!Terminators.Contains(line[i], StringComparison.Ordinal))
            {
                continue;
            }

            var first = i;
            i = RunEnd(line, i, Terminators);
            var single = i == first + 1 && line[first] == '.';
            i = RunEnd(line, i, Closers);
            if (Opens(line[i..], out var next) && !(single && FullStop.Continues(line[start..first], next)))
            {
                Add(line[start..i], sentences);
                start = i;
            }

            i--;
        }

        Add(line[start..], sentences);
    }

    // End of the run of such characters that begins at a position.
    private static int RunEnd(ReadOnlySpan<char> line, int at, string characters)
    {
        while (at < line.Length && characters.Contains(line[at], StringComparison.Ordinal))
        {
            at++;
        }

        return at;
    }

    // Whether white space and a possible first word follow; the word comes without its opening quotes.
    private static bool Opens(ReadOnlySpan<char> rest, out ReadOnlySpan<char> word)
    {
        word = rest.TrimStart();
        if (word.IsEmpty || word.Length == rest.Length)
        {
            return false;
        }

        word = word.TrimStart(Openers);
        var end = word.IndexOfAny(' ', '\t', '\u00a0');
        word = end < 0 ? word : word[..end];
        return !word.IsEmpty && !char.IsLower(word[0]);
    }

    private static void Add(ReadOnlySpan<char> sentence, List<string> sentences)
    {
        var trimmed = sentence.Trim();
        if (!trimmed.IsEmpty)
        {
            sentences.Add(trimmed.ToString());
        }
    }
}
