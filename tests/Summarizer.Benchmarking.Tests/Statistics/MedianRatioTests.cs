using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Benchmarking.Tests.Statistics;

public sealed class MedianRatioTests
{
    [Fact]
    public void Of_FewRounds_HasNoInterval()
    {
        var ratio = MedianRatio.Of([[4], [6], [8], [10]], [[1], [2], [2], [5]], seed: 1);

        Assert.Equal(new RatioEstimate(7 / 2.0, null, null), ratio);
    }

    [Fact]
    public void Of_ConstantSides_HasAnIntervalOfNoWidth()
    {
        double[][] threes = [[3], [3], [3], [3], [3]], twos = [[2], [2], [2], [2], [2]];

        Assert.Equal(new RatioEstimate(1.5, 1.5, 1.5), MedianRatio.Of(threes, twos, seed: 1));
    }

    // A machine that is twice as slow in every other round slows both sides: drawn as pairs, the ratio does not move.
    [Fact]
    public void Of_RoundsThatDisturbBothSides_IsSureOfTheRatio()
    {
        var slow = Enumerable.Range(0, 11).Select(i => i % 2 == 0 ? 2.0 : 1.0).ToArray();

        var ratio = MedianRatio.Of([.. slow.Select(s => new[] { 3 * s })], [.. slow.Select(s => new[] { s })], seed: 1);

        Assert.Equal(new RatioEstimate(3, 3, 3), ratio);
    }

    [Fact]
    public void Of_NoisySides_HasAnIntervalAroundTheRatio()
    {
        var random = new SplitMix64(3);
        double[][] a = [.. Enumerable.Range(0, 20).Select(_ => new[] { 200.0 + random.Below(40) })];
        double[][] b = [.. Enumerable.Range(0, 20).Select(_ => new[] { 100.0 + random.Below(20) })];

        var ratio = MedianRatio.Of(a, b, seed: 1);

        Assert.InRange(ratio.Ratio, ratio.Low!.Value, ratio.High!.Value);
        Assert.InRange(ratio.High.Value - ratio.Low.Value, 0.001, 0.4);
        Assert.Equal(ratio, MedianRatio.Of(a, b, seed: 1));
    }

    // Requests of one round are drawn together: four equal values in a round are one observation, not four.
    [Fact]
    public void Of_SeveralRequestsInARound_DrawsRounds()
    {
        double[][] alone = [[1], [2], [3], [4], [5]];
        double[][] repeated = [.. alone.Select(r => Enumerable.Repeat(r[0], 4).ToArray())];
        double[][] one = [[1], [1], [1], [1], [1]];

        var (few, many) = (MedianRatio.Of(alone, one, seed: 5), MedianRatio.Of(repeated, one, seed: 5));

        Assert.Equal(few.High!.Value - few.Low!.Value, many.High!.Value - many.Low!.Value, 1e-9);
    }
}
