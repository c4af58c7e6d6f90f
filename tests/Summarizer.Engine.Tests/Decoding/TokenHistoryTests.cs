using CsCheck;
using Summarizer.Engine.Decoding;

namespace Summarizer.Engine.Tests.Decoding;

public sealed class TokenHistoryTests
{
    [Fact]
    public void Append_AnyTokens_KeepsThemAndTheDistinctOnesInOrder() =>
        Gen.Int[0, 20].Array[0, 50].Sample(tokens =>
        {
            var history = new TokenHistory([2], tokens.Length);
            Array.ForEach(tokens, history.Append);

            int[] all = [2, .. tokens];
            Assert.Equal(all, history.Tokens.ToArray());
            Assert.Equal(tokens, history.Written.ToArray());
            Assert.Equal(all.Distinct(), history.Distinct.ToArray());
            Assert.Equal(all[^1], history.Last);
        });

    [Fact]
    public void CopyFrom_AnotherRow_ContinuesIndependently()
    {
        var (source, target) = (new TokenHistory([2], 4), new TokenHistory([2], 4));
        source.Append(7);
        target.Append(8);
        target.Append(9);

        target.CopyFrom(source);
        source.Append(1);

        Assert.Equal([2, 7], target.Tokens.ToArray());
        Assert.Equal([2, 7], target.Distinct.ToArray());
        Assert.Equal([2, 7, 1], source.Tokens.ToArray());
    }
}
