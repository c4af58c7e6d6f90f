using Summarizer.Tokenization.Encoders;

namespace Summarizer.Tokenization.Tests.Variants;

/// <summary>Ties, unused pieces, both model types with and without every normalizer option: exactly as SentencePiece.</summary>
public sealed class VariantTests
{
    public static TheoryData<string> Names => [.. Variant.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Encode_TextsOfAVariant_GivesTheirIdsAndSpans(string name)
    {
        var variant = Variant.All[name];
        var tokenizer = ModelBuilder.Load(variant.Model);
        Assert.All(variant.Cases, c =>
        {
            Assert.Equal(c.Ids, tokenizer.Encode(c.Text));
            Assert.Equal(c.Ids.Zip(c.Spans, (id, span) => new TokenSpan(id, span[0], span[1])), tokenizer.EncodeSpans(c.Text));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decode_IdsOfAVariant_GivesTheirText(string name)
    {
        var variant = Variant.All[name];
        var tokenizer = ModelBuilder.Load(variant.Model);
        Assert.All(variant.Cases, c => Assert.Equal(c.Decoded, tokenizer.Decode(c.Ids)));
        Assert.All(variant.Decodings, d => Assert.Equal(d.Decoded, tokenizer.Decode(d.Ids)));
    }
}
