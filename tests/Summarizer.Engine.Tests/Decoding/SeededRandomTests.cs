using Summarizer.Engine.Decoding;

namespace Summarizer.Engine.Tests.Decoding;

public sealed class SeededRandomTests
{
    [Fact]
    public void NextUInt64_PublishedSeed_GivesThePublishedSequence()
    {
        var random = new SeededRandom(1234567);

        // Reference values of splitmix64.c for this seed.
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void NextDouble_ManyDraws_IsUniform()
    {
        var random = new SeededRandom(-1);
        var buckets = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            buckets[(int)(random.NextDouble() * buckets.Length)]++;
        }

        // Five standard deviations of a binomial count.
        Assert.All(buckets, count => Assert.InRange(count, 9_500, 10_500));
    }
}
