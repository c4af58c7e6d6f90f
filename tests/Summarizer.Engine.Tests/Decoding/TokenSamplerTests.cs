using Summarizer.Engine.Decoding;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Decoding;

public sealed class TokenSamplerTests
{
    private const int Draws = 40_000;

    [Fact]
    public void Sample_Temperature_FollowsTheScaledSoftmax()
    {
        float[] logits = [0, 1, 2, float.NegativeInfinity];
        var weights = logits.Select(logit => Math.Exp(logit / 0.5)).ToArray();

        AssertFrequencies(weights, new SamplingOptions { Temperature = 0.5 }, logits);
    }

    [Fact]
    public void Sample_TopK_KeepsTheBestAndTiesWithTheLastOfThem() =>
        AssertFrequencies([0, Math.E, 1, 1, 0], new SamplingOptions { Temperature = 1, TopK = 2 }, [-1, 1, 0, 0, -2]);

    [Fact]
    public void Sample_TopKAboveTheVocabulary_KeepsAll() =>
        AssertFrequencies([1, 1, 1], new SamplingOptions { Temperature = 1, TopK = 50 }, [0, 0, 0]);

    // Probabilities 0.4, 0.3, 0.2, 0.1: a token is kept while those before it do not reach p yet.
    [Theory]
    [InlineData(0.05, new[] { 4.0, 0, 0, 0 })]
    [InlineData(0.39, new[] { 4.0, 0, 0, 0 })]
    [InlineData(0.41, new[] { 4.0, 3, 0, 0 })]
    [InlineData(0.69, new[] { 4.0, 3, 0, 0 })]
    [InlineData(0.71, new[] { 4.0, 3, 2, 0 })]
    [InlineData(0.95, new[] { 4.0, 3, 2, 1 })]
    [InlineData(1.0, new[] { 4.0, 3, 2, 1 })]
    public void Sample_TopP_KeepsTheSmallestSetThatReachesIt(double topP, double[] weights) =>
        AssertFrequencies(weights, new SamplingOptions { Temperature = 1, TopP = topP }, [MathF.Log(4), MathF.Log(3), MathF.Log(2), MathF.Log(1)]);

    [Fact]
    public void Sample_TopPOverALargeVocabulary_KeepsWhatAFullSortKeeps()
    {
        var random = new Random(5);
        var logits = Enumerable.Range(0, 5000).Select(_ => (float)(random.NextDouble() * 12)).ToArray();
        var total = logits.Sum(logit => Math.Exp(logit));
        var kept = new HashSet<int>();
        double before = 0;
        foreach (var token in Enumerable.Range(0, logits.Length).OrderByDescending(token => logits[token]).TakeWhile(_ => before < 0.3))
        {
            kept.Add(token);
            before += Math.Exp(logits[token]) / total;
        }

        var sampler = Sampler(new SamplingOptions { Temperature = 1, TopP = 0.3 }, logits.Length);
        var drawn = Enumerable.Range(0, 5000).Select(_ => sampler.Sample([.. logits])).ToHashSet();

        Assert.Superset(drawn, kept);
        Assert.True(drawn.Count > kept.Count * 9 / 10, $"{drawn.Count} of {kept.Count} tokens were drawn.");
    }

    [Fact]
    public void Sample_EqualSeeds_DrawEqualTokens()
    {
        float[] logits = [.. Enumerable.Range(0, 100).Select(i => i % 7 / 3f)];
        int[] Run(long seed)
        {
            var sampler = Sampler(new SamplingOptions { Temperature = 1, Seed = seed }, logits.Length);
            return [.. Enumerable.Range(0, 20).Select(_ => sampler.Sample([.. logits]))];
        }

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    private static TokenSampler Sampler(SamplingOptions options, int vocabulary) =>
        new(options, new SeededRandom(options.Seed ?? 42), new SamplingScratch(vocabulary));

    // Five standard deviations of a binomial count; impossible tokens are never drawn.
    private static void AssertFrequencies(double[] weights, SamplingOptions options, float[] logits)
    {
        var sampler = Sampler(options, logits.Length);
        var counts = new int[logits.Length];
        for (var i = 0; i < Draws; i++)
        {
            counts[sampler.Sample([.. logits])]++;
        }

        for (var token = 0; token < logits.Length; token++)
        {
            var p = token < weights.Length ? weights[token] / weights.Sum() : 0;
            var tolerance = 5 * Math.Sqrt(Draws * p * (1 - p));
            Assert.InRange(counts[token], (Draws * p) - tolerance, (Draws * p) + tolerance);
        }
    }
}
