namespace Summarizer.Evaluation.Metrics;

/// <summary>One to four word numbers; the unused ones are -1.</summary>
internal readonly record struct NGram(int First, int Second, int Third, int Fourth)
{
    /// <summary>Longest n-gram that is counted.</summary>
    public const int MaxLength = 4;

    /// <summary>The n-gram of this length that begins at a position.</summary>
    public static NGram At(ReadOnlySpan<int> words, int start, int length) => new(
        words[start],
        length > 1 ? words[start + 1] : -1,
        length > 2 ? words[start + 2] : -1,
        length > 3 ? words[start + 3] : -1);
}
