using Summarizer.Evaluation.Statistics;

namespace Summarizer.Evaluation.Tests.Statistics;

public sealed class RankCorrelationTests
{
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 10, 20, 30, 400 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 2, 1, 4, 3, 5 }, 0.8)] // 1 - 6 * 4 / (5 * 24)
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 5, 5, 5 }, 0)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 1, 2, 2 }, 0.89442719099991588)] // ranks 1.5 1.5 3.5 3.5: 4 / sqrt(5 * 4)
    public void Spearman_IsTheHandComputedValue(double[] x, double[] y, double rho) => Assert.Equal(rho, RankCorrelation.Spearman(x, y), 12);

    // The worked example of the encyclopaedia article on Spearman's rho: IQ against hours of television, rho = -29/165.
    [Fact]
    public void Spearman_OfThePublishedExample_IsThePublishedValue() => Assert.Equal(
        -29.0 / 165,
        RankCorrelation.Spearman([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]),
        12);

    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 1, 3, 2 }, 1.0 / 3)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 1, 2, 3 }, 5.0 / 6)]
    [InlineData(new double[] { 1, 1, 1 }, new double[] { 1, 2, 3 }, 0)]
    public void Kendall_IsTheHandComputedValue(double[] x, double[] y, double tau) => Assert.Equal(tau, RankCorrelation.Kendall(x, y)!.Value, 12);

    [Fact]
    public void Kendall_OfOnePair_IsUndefined() => Assert.Null(RankCorrelation.Kendall([1], [2]));

    [Fact]
    public void Ranks_EqualValues_ShareTheMean() => Assert.Equal([2.5, 1, 2.5, 4], RankCorrelation.Ranks([5, 1, 5, 9]));
}
