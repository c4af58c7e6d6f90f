using Summarizer.Tokenization;

namespace Summarizer.Export.Gate;

/// <summary>Fixed inputs for calibration and for the numeric gate: text of several kinds if there is a tokenizer, else random tokens from a fixed seed.</summary>
internal static class SampleRows
{
    // Ragged on purpose: padding, windows and rows of different length all take part.
    private static readonly int[] Lengths = [160, 96, 48, 24];
    private const int Seed = 20260101;

    // Gemma's first ids are control tokens.
    private const int FirstOrdinaryId = 4;

    internal static readonly string[] Texts =
    [
        """
        The town council met on Tuesday evening to decide what should become of the old mill by the river. For eleven years the building has stood empty, and twice
        the roof has been mended at public cost. Marta Lindqvist, who owns the bakery across the bridge, asked for a market hall with twenty stalls; the library
        committee wants a reading room with long hours in winter. An engineer's report, read aloud by the clerk, says that the north wall has moved four centimetres
        since 1998 and that any plan must begin with its foundations. The repair would cost about 240,000 euros. After two hours the council voted seven to four
        to pay for the foundations first and to choose between the hall and the library next spring, when the cost of both will be known.
        """,
        """
        Abstract. We study how the depth of snow in a mountain forest depends on the spacing of its trees. Over three winters, 64 plots between 900 and 1,400 m
        were measured every ten days. Snow lay 19% deeper in gaps of 15 to 20 m than under closed canopy (p < 0.01), but melted only two days later. We argue that
        shade, not wind, explains most of the difference.
        """,
        """
        To install the package, run `make install` as root. If the command fails with "permission denied", check that /usr/local is writable. Settings are read
        from ~/.config/tool.toml; every key is optional.
        """,
        """
        Who may borrow books? Anyone who lives in the district and has a card. Cards are free of charge.
        """,
    ];

    /// <summary>Rows of different length, none longer than <paramref name="longest"/>.</summary>
    /// <param name="tokenizer">Tokenizer of the model; null for random tokens.</param>
    /// <param name="ends">Ids put before and after every input; null for none.</param>
    /// <param name="vocabulary">Number of token ids.</param>
    /// <param name="longest">Longest input of the model.</param>
    public static long[][] Make(TextTokenizer? tokenizer, (int? Start, int? End) ends, int vocabulary, int longest)
    {
        var random = new Random(Seed);
        return [.. Lengths.Select((length, i) => Row(tokenizer, Texts[i], ends, vocabulary, Math.Min(length, longest), random))];
    }

    private static long[] Row(TextTokenizer? tokenizer, string text, (int? Start, int? End) ends, int vocabulary, int length, Random random)
    {
        IEnumerable<long> ids = tokenizer is null
            ? Enumerable.Range(0, length).Select(_ => random.NextInt64(Math.Min(FirstOrdinaryId, vocabulary - 1), vocabulary))
            : tokenizer.Encode(text.ReplaceLineEndings(" ")).Select(id => (long)id);
        long[] row = [.. (ends.Start is { } start ? ids.Prepend(start) : ids).Take(length)];
        if (ends.End is { } end)
        {
            row[^1] = end;
        }

        return row;
    }
}
