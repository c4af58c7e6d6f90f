using CsCheck;
using Summarizer.Tokenization.Encoders;

namespace Summarizer.Tokenization.Tests;

public sealed class SpanTests
{
    private static readonly Gen<string> Texts = TextGen.Any;

    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void EncodeSpans_EveryGoldenText_HasItsIdsInOrder(string fixture)
    {
        var golden = Golden.Of(fixture);
        Assert.All(golden.Cases, c =>
        {
            var spans = golden.Tokenizer.EncodeSpans(c.Text, Range.All);
            Assert.Equal(c.Ids, spans.Select(s => s.Id));
            AssertOrdered(spans, c.Text);
        });
    }

    [Fact]
    public void EncodeSpans_GemmaOnAnyText_CoverItWithoutGapsAndHoldThePieces()
    {
        var tokenizer = Golden.Of(Golden.Gemma).Tokenizer;
        Texts.Sample(text =>
        {
            int end = 0;
            foreach (var span in tokenizer.EncodeSpans(text))
            {
                Assert.Equal(end, span.Start);
                end = span.End;
                string piece = tokenizer.Piece(span.Id);
                if (!piece.StartsWith("<0x", StringComparison.Ordinal))
                {
                    Assert.Equal(piece.Replace('\u2581', ' '), text[span.Start..span.End].Replace('\u2581', ' '));
                }
            }

            Assert.Equal(text.Length, end);
        }, iter: 2000);
    }

    [Fact]
    public void EncodeSpans_T5OnAnyText_StaysInsideItAndInOrder()
    {
        var tokenizer = Golden.Of(Golden.T5).Tokenizer;
        Texts.Sample(text =>
        {
            var spans = tokenizer.EncodeSpans(text);
            AssertOrdered(spans, text);
            Assert.Equal(tokenizer.Encode(text), spans.Select(s => s.Id));
        }, iter: 2000);
    }

    [Fact]
    public void EncodeSpans_CharacterOfFourBytes_BelongsToItsFirstByte()
    {
        var spans = Golden.Of(Golden.Gemma).Tokenizer.EncodeSpans("x\U0010ffff");

        Assert.Equal([(0, 1), (1, 3), (3, 3), (3, 3), (3, 3)], spans.Select(s => (s.Start, s.End)));
    }

    [Fact]
    public void EncodeSpans_TextThatIsNormalized_PointToTheOriginal()
    {
        var tokenizer = Golden.Of(Golden.T5).Tokenizer;

        // Leading space goes, the double one collapses into the word after it, one ligature becomes the letters f and i.
        const string Text = "  The  \uFB01rst";
        var words = tokenizer.EncodeSpans(Text).Select(s => (tokenizer.Piece(s.Id), Text[s.Start..s.End]));

        Assert.Equal([("\u2581The", "The"), ("\u2581first", "  \uFB01rst")], words);
    }

    [Fact]
    public void EncodeSpans_RunWithoutPieces_IsOneUnknownToken()
    {
        var tokenizer = Golden.Of(Golden.T5).Tokenizer;
        var unknown = Assert.Single(tokenizer.EncodeSpans("a \U0001d518\u0915\u0916 b"), s => s.Id == tokenizer.UnkId);

        Assert.Equal("\u0915\u0916", "a \U0001d518\u0915\u0916 b"[(unknown.End - 2)..unknown.End]);
    }

    private static void AssertOrdered(IReadOnlyList<TokenSpan> spans, string text)
    {
        int end = 0;
        foreach (var span in spans)
        {
            Assert.InRange(span.Start, end, text.Length);
            Assert.InRange(span.End, span.Start, text.Length);
            end = span.End;
        }
    }
}
