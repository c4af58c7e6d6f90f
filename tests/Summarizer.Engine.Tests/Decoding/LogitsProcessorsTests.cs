using CsCheck;
using Summarizer.Engine.Decoding;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Decoding;

public sealed class LogitsProcessorsTests
{
    private const int Vocabulary = 6;

    [Fact]
    public void Apply_RepetitionPenalty_DividesPositiveAndMultipliesNegativeScoresOnce()
    {
        var scores = Apply(new SamplingOptions { RepetitionPenalty = 2 }, [3, 3, 4], [1f, 1, 1, 1, -1, 1]);

        // The start token 2 counts; 3 occurs twice and counts once.
        Assert.Equal([1, 1, 0.5f, 0.5f, -2, 1], scores);
    }

    [Fact]
    public void Apply_MinTokens_ForbidsEndTokensUntilEnoughAreWritten()
    {
        Assert.Equal([0, float.NegativeInfinity, 0, 0, 0, float.NegativeInfinity], Apply(new(), [3], new float[Vocabulary], minTokens: 2, endTokens: [1, 5]));
        Assert.Equal(new float[Vocabulary], Apply(new(), [3, 3], new float[Vocabulary], minTokens: 2, endTokens: [1, 5]));
    }

    [Fact]
    public void Apply_NoRepeatNgram_ForbidsWhatANaiveSearchForbids() =>
        Gen.Select(Gen.Int[0, Vocabulary - 1].Array[0, 30], Gen.Int[1, 5]).Sample((tokens, size) =>
        {
            var scores = Apply(new SamplingOptions { NoRepeatNgramSize = size }, tokens, new float[Vocabulary]);

            int[] all = [2, .. tokens];
            for (var token = 0; token < Vocabulary; token++)
            {
                int[] ngram = [.. all.TakeLast(size - 1), token];
                var repeats = ngram.Length == size && Enumerable.Range(0, Math.Max(0, all.Length - size + 1)).Any(at => all.AsSpan(at, size).SequenceEqual(ngram));
                Assert.Equal(repeats, float.IsNegativeInfinity(scores[token]));
            }
        });

    [Fact]
    public void Apply_PenaltyAndMinTokens_PenalizesBeforeItForbids()
    {
        var scores = Apply(new SamplingOptions { RepetitionPenalty = 2 }, [1], [4f, 4, 4, 4, 4, 4], minTokens: 5, endTokens: [1]);

        Assert.Equal([4, float.NegativeInfinity, 2, 4, 4, 4], scores);
    }

    private static float[] Apply(SamplingOptions sampling, int[] written, float[] scores, int minTokens = 0, int[]? endTokens = null)
    {
        var history = new TokenHistory([2], written.Length);
        Array.ForEach(written, history.Append);
        new LogitsProcessors(sampling, minTokens, endTokens ?? []).Apply(history, scores);
        return scores;
    }
}
