using Summarizer.Cli.Batching;

namespace Summarizer.Cli.Tests.Batching;

public sealed class ShardTests
{
    [Theory]
    [InlineData("0/1")]
    [InlineData("3/8")]
    [InlineData("7/8")]
    public void Parse_PartOfParts_IsIt(string text) => Assert.Equal(text, Shard.Parse(text)?.ToString());

    [Theory]
    [InlineData("8/8")]
    [InlineData("-1/8")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("a/b")]
    [InlineData("0/0")]
    public void Parse_AnythingElse_IsNull(string text) => Assert.Null(Shard.Parse(text));

    [Fact]
    public void Contains_ManyNames_EachIsInOnePartAndPartsAreAboutEqual()
    {
        var shards = Enumerable.Range(0, 8).Select(i => new Shard(i, 8)).ToList();
        var names = Enumerable.Range(0, 4000).Select(i => $"folder/{i}.txt").ToList();

        Assert.All(names, n => Assert.Single(shards, s => s.Contains(n)));
        Assert.All(shards, s => Assert.InRange(names.Count(s.Contains), 400, 600));
    }
}
