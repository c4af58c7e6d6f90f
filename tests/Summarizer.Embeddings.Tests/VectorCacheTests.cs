namespace Summarizer.Embeddings.Tests;

public sealed class VectorCacheTests
{
    [Fact]
    public void Keep_MoreThanFits_ForgetsWhatWasUsedLongestAgo()
    {
        var cache = new VectorCache(capacity: 5000);
        cache.Keep("a", Vectors(100));
        cache.Keep("b", Vectors(100));
        Assert.NotNull(cache.Find("a"));
        for (var i = 0; i < 4; i++)
        {
            cache.Keep($"c{i}", Vectors(100));
            Assert.NotNull(cache.Find("a"));
            Assert.InRange(cache.Bytes, 1, 5000);
        }

        Assert.Null(cache.Find("b"));
    }

    [Fact]
    public void Keep_NoCapacity_KeepsNothing()
    {
        var cache = new VectorCache(capacity: 0);

        cache.Keep("a", Vectors(1));

        Assert.Null(cache.Find("a"));
    }

    [Fact]
    public void KeyOf_SameTextCutElsewhere_Differs() => Assert.NotEqual(VectorCache.KeyOf(["ab", "c"]), VectorCache.KeyOf(["a", "bc"]));

    private static PassageVectors Vectors(int width) => new(new float[width], [new float[width]], 1);
}
