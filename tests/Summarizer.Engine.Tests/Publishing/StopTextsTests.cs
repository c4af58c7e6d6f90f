using CsCheck;
using Summarizer.Engine.Publishing;

namespace Summarizer.Engine.Tests.Publishing;

public sealed class StopTextsTests
{
    [Fact]
    public void Append_AnyPieces_GivesTheTextBeforeTheFirstStop() =>
        Gen.Select(Gen.String[Gen.Char["ab"], 0, 3].Array[0, 12], Gen.String[Gen.Char["ab"], 1, 4].Array[0, 3]).Sample((pieces, texts) =>
        {
            var stops = new StopTexts(texts);
            var (seen, whole) = ("", "");
            foreach (var piece in pieces.TakeWhile(_ => !stops.IsFound))
            {
                whole += piece;
                seen += stops.Append(piece);

                // Nothing is given out that a later piece could turn into a stop text, and nothing else is held back.
                Assert.StartsWith(seen, whole, StringComparison.Ordinal);
                Assert.Equal(!stops.IsFound && seen.Length < whole.Length, stops.IsHolding);
            }

            seen += stops.Flush();
            var at = texts.Select(text => whole.IndexOf(text, StringComparison.Ordinal)).Where(index => index >= 0).DefaultIfEmpty(-1).Min();
            Assert.Equal(at >= 0, stops.IsFound);
            Assert.Equal(at >= 0 ? whole[..at] : whole, seen);
        });

    [Fact]
    public void Append_BeginningOfAStop_IsHeldUntilDecided()
    {
        var stops = new StopTexts(["\n\n"]);

        Assert.Equal("a", stops.Append("a\n"));
        Assert.True(stops.IsHolding);
        Assert.Equal("\nb", stops.Append("b"));
        Assert.Equal("c", stops.Append("c\n"));
        Assert.Equal("", stops.Append("\nd"));
        Assert.True(stops.IsFound);
    }
}
