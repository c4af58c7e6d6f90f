using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Benchmarking.Tests.Statistics;

public sealed class SplitMix64Tests
{
    // First outputs of the published C code for seed 1234567.
    [Fact]
    public void Next_OfAPublishedSeed_GivesThePublishedNumbers()
    {
        var random = new SplitMix64(1234567);

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void Below_ALimit_ReachesEveryNumberAboutEquallyOften()
    {
        var random = new SplitMix64(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.Below(7)]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 9_500, 10_500));
    }

    [Fact]
    public void For_AnotherNameOrSeed_GivesOtherNumbers()
    {
        ulong[] first = [SplitMix64.For(0, "squad").Next(), SplitMix64.For(0, "qmsum").Next(), SplitMix64.For(1, "squad").Next()];

        Assert.Distinct(first);
        Assert.Equal(first[0], SplitMix64.For(0, "squad").Next());
    }
}
