using Summarizer.Engine.Decoding;

namespace Summarizer.Engine.Tests.Decoding;

public sealed class LogProbabilitiesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(32_768)]
    public void FromScores_AnyLength_EqualsTheDefinition(int vocabulary)
    {
        var random = new Random(vocabulary);
        var scores = Enumerable.Range(0, vocabulary).Select(_ => (float)((random.NextDouble() * 60) - 30)).ToArray();
        scores[vocabulary / 2] = float.NegativeInfinity;
        scores[0] = 5;
        var logSum = Math.Log(scores.Sum(score => Math.Exp(score)));
        var expected = scores.Select(score => score - logSum).ToArray();

        LogProbabilities.FromScores(scores, scores.Max());

        for (var i = 0; i < vocabulary; i++)
        {
            Assert.Equal(expected[i], scores[i], 1e-5);
        }
    }
}
