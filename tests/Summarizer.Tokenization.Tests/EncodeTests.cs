using CsCheck;

namespace Summarizer.Tokenization.Tests;

public sealed class EncodeTests
{
    [Fact]
    public void Decode_OfAnyEncodedText_GivesItBack()
    {
        var tokenizer = Golden.Of(Golden.Gemma).Tokenizer;
        TextGen.Any.Sample(text => Assert.Equal(Utf8(text).Replace('\u2581', ' '), tokenizer.Decode(tokenizer.Encode(text))), iter: 2000);
    }

    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void Encode_LoneSurrogates_CountAsReplacementCharacters(string fixture)
    {
        var tokenizer = Golden.Of(fixture).Tokenizer;
        TextGen.Any.Sample(text => Assert.Equal(tokenizer.Encode(Utf8(text)), tokenizer.Encode(text)), iter: 2000);
        Assert.Equal(tokenizer.EncodeSpans("a\uFFFDb\uFFFD\uFFFD"), tokenizer.EncodeSpans("a\udc00b\ud800\ud800"));
    }

    [Fact]
    public void Encode_FromManyThreads_GivesTheSameIds()
    {
        var golden = Golden.Of(Golden.Gemma);
        Parallel.For(0, 16, _ => Assert.All(golden.Cases, c => Assert.Equal(c.Ids, golden.Tokenizer.Encode(c.Text, Range.All))));
    }

    [Fact]
    public void Encode_Null_Throws()
    {
        var tokenizer = Golden.Of(Golden.Gemma).Tokenizer;
        Assert.Throws<ArgumentNullException>(() => tokenizer.Encode(null!));
        Assert.Throws<ArgumentNullException>(() => tokenizer.EncodeSpans(null!));
        Assert.Throws<ArgumentNullException>(() => tokenizer.Decode(null!));
    }

    // What remains of a text on its way through UTF-8, where no lone surrogate can be written.
    private static string Utf8(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
