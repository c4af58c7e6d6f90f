using Summarizer.Evaluation.Metrics;

namespace Summarizer.Evaluation.Tests.Metrics;

public sealed class NGramCountsTests
{
    [Theory]
    [InlineData(1, 5, 3, 4)]
    [InlineData(2, 4, 1, 2)]
    [InlineData(3, 3, 0, 0)]
    [InlineData(4, 2, 0, 0)]
    public void Counts_OfEachLength_AreTheHandComputedOnes(int length, int total, int overlap, int found)
    {
        // Output 1 2 1 2 3 against 9 1 2 9 2 with the bigrams 91 12 29 92.
        var output = new NGramCounts([1, 2, 1, 2, 3], length);
        var source = new NGramCounts([9, 1, 2, 9, 2], length);

        Assert.Equal(total, output.Total);
        Assert.Equal(overlap, output.Overlap(source));
        Assert.Equal(found, output.FoundIn(source));
    }

    [Fact]
    public void Total_OfATextShorterThanTheNGram_IsZero() => Assert.Equal(0, new NGramCounts([1, 2], 3).Total);
}
