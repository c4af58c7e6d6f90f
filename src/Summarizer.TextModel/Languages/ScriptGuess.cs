namespace Summarizer.TextModel;

/// <summary>The script that most letters of a text are from.</summary>
internal static class ScriptGuess
{
    private static readonly (char First, char Last, string Script)[] Blocks =
    [
        ('A', '\u024F', "Latn"), ('\u0370', '\u03FF', "el"), ('\u0400', '\u052F', "Cyrl"), ('\u0530', '\u058F', "hy"), ('\u0590', '\u05FF', "he"), ('\u0600', '\u077F', "Arab"),
        ('\u0900', '\u097F', "hi"), ('\u0980', '\u09FF', "bn"), ('\u0B80', '\u0BFF', "ta"), ('\u0C00', '\u0C7F', "te"), ('\u0E00', '\u0E7F', "th"), ('\u1100', '\u11FF', "ko"),
        ('\u1E00', '\u1EFF', "Latn"), ('\u3040', '\u30FF', "ja"), ('\u3400', '\u9FFF', "zh"), ('\uAC00', '\uD7AF', "ko"), ('\uFB50', '\uFDFF', "Arab"), ('\uFE70', '\uFEFF', "Arab"),
    ];

    /// <summary>ISO 15924 code of a script that many languages share, the language of one that is nearly always one language, or null for a text without letters.</summary>
    public static string? Of(string text)
    {
        var counts = new int[Blocks.Length];
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                var block = Array.FindIndex(Blocks, b => c >= b.First && c <= b.Last);
                if (block >= 0)
                {
                    counts[block]++;
                }
            }
        }

        var scripts = Blocks.Select((b, i) => (b.Script, Count: counts[i])).GroupBy(b => b.Script, b => b.Count, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);
        var (script, most) = scripts.MaxBy(s => s.Key == "zh" ? s.Value * 2 : s.Value);
        if (most == 0)
        {
            return null;
        }

        // Japanese is written with Han characters and kana, and Chinese without kana.
        return script == "zh" && scripts["ja"] * 20 > most ? "ja" : script;
    }
}
