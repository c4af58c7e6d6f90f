using Summarizer.Pointer.Choosing;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Choosing;

/// <summary>
/// What a request asks of the length of a summary that is made of sentences:
/// <list type="table">
/// <listheader><term>length</term><description>what is aimed at</description></listheader>
/// <item><term>auto</term><description>as many words as such a document usually gets</description></item>
/// <item><term>short</term><description>one or two sentences</description></item>
/// <item><term>medium</term><description>a paragraph: 15 % of the document's words, at least 50, at most 100</description></item>
/// <item><term>long</term><description>a fifth of the document's words, at most 1,000; where that is little, half as much again as medium</description></item>
/// </list>
/// A bound in words, sentences or characters without a wish is what is asked for, so it is filled, up to a third of the document; one in tokens only where it is below a quarter of the
/// document, since callers set it for safety as well. All bounds are kept exactly.
/// </summary>
internal static class LengthWish
{
    private const int ShortWords = 35;
    private const double MediumShare = 0.15;
    private const int LeastMedium = 50;
    private const int MostMedium = 100;
    private const double LongShare = 0.2;
    private const double LongOverMedium = 1.5;
    private const double MostOfDocument = 0.6;
    private const int MostWords = 1_000;
    private const double LargestShare = 0.35;

    // English prose has about this many words in a sentence, characters in a word with its space, and words in a token.
    private const double SentenceWords = 18;
    private const double WordCharacters = 6;
    private const double TokenWords = 0.72;

    /// <summary>The limits of a request.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="text">The document.</param>
    /// <param name="fits">Whether characters and tokens of these sentences fit.</param>
    public static ChoiceLimits Of(SummarizeRequest request, StructuredText text, Func<IReadOnlyList<int>, bool> fits)
    {
        var words = text.Sentences.Sum(s => WordsIn(text.Text.AsSpan(s.Offset, s.Length)));
        var limits = new ChoiceLimits { MaxWords = request.MaxWords ?? int.MaxValue, MaxSentences = request.MaxSentences ?? int.MaxValue, Fits = fits };
        return request.Length switch
        {
            SummaryLength.Short => limits with { AimWords = ShortWords, Digest = 0, MaxSentences = Math.Min(limits.MaxSentences, 2) },
            SummaryLength.Medium => limits with { AimWords = Medium(words), Digest = 0.5 },
            SummaryLength.Long => limits with { AimWords = Long(words), Digest = 1 },
            _ => Filled(limits, request, words),
        };
    }

    private static double Medium(int words) => Math.Clamp(MediumShare * words, Math.Min(words, LeastMedium), MostMedium);

    private static double Long(int words) =>
        Math.Min(Math.Min(MostWords, MostOfDocument * words), Math.Max(LongShare * words, LongOverMedium * Medium(words)));

    private static ChoiceLimits Filled(ChoiceLimits limits, SummarizeRequest request, int words)
    {
        double?[] bounds = [request.MaxWords, request.MaxSentences * SentenceWords, request.MaxCharacters / WordCharacters];
        var asked = bounds.Min() ?? (request.MaxTokens * TokenWords is { } tokens && tokens <= words / 4.0 ? tokens : null);
        return asked switch
        {
            null => limits,
            { } bound when bound <= LargestShare * words || request.MaxSentences is not null => limits with { AimWords = bound, Fill = true },
            _ => limits with { AimWords = LargestShare * words },
        };
    }

    private static int WordsIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var range in text.SplitAny(' ', '\n', '\t', '\r'))
        {
            count += range.Start.Value == range.End.Value ? 0 : 1;
        }

        return count;
    }
}
