namespace Summarizer.Tokenization.Tests.Json;

/// <summary>A <c>tokenizer.json</c> gives what the SentencePiece model, or GPT-2's rules, give.</summary>
public sealed class TokenizerJsonTests
{
    public static TheoryData<string> Fixtures => [Golden.Gemma, Golden.T5, Golden.Bart];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Encode_EveryGoldenText_GivesItsIds(string fixture)
    {
        var golden = Golden.Of(fixture);
        Assert.Equal(238, golden.Cases.Length);
        Assert.All(golden.Cases, c => Assert.Equal(c.Ids, golden.Json.Encode(c.Text, Markup(fixture))));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void EncodeSpans_EveryGoldenText_HasItsIdsAndCoversItInOrder(string fixture)
    {
        var golden = Golden.Of(fixture);
        Assert.All(golden.Cases, c =>
        {
            var spans = golden.Json.EncodeSpans(c.Text, Markup(fixture));
            Assert.Equal(c.Ids, spans.Select(s => s.Id));
            if (fixture == Golden.T5)
            {
                Assert.Equal(golden.Tokenizer.EncodeSpans(c.Text), spans);
                return;
            }

            Assert.Equal(c.Text.Length, spans.Count == 0 ? 0 : spans[^1].End);
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        });
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Decode_EveryGoldenSequence_GivesItsText(string fixture)
    {
        var golden = Golden.Of(fixture);
        Assert.All(golden.Cases, c => Assert.Equal(c.Decoded, golden.Json.Decode(c.Ids)));
        Assert.All(golden.Decodings, d => Assert.Equal(d.Decoded, golden.Json.Decode(d.Ids)));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Append_EveryGoldenSequence_ConcatenatesToTheText(string fixture)
    {
        var golden = Golden.Of(fixture);
        Assert.All(golden.Cases, c =>
        {
            var decoder = golden.Json.CreateDecoder();
            string text = string.Concat(c.Ids.Select(decoder.Append)) + decoder.Flush();
            Assert.Equal(c.Decoded, text);
        });
    }

    [Theory]
    [InlineData(Golden.Gemma, 2048, 0, 2, 1, 3, 2, null)]
    [InlineData(Golden.T5, 2049, 0, null, 1, 2, null, 1)]
    [InlineData(Golden.Bart, 1261, 1, 0, 2, 3, 0, 2)]
    public void Load_TokenizerJson_KnowsItsSpecialIds(string fixture, int size, int pad, int? begin, int end, int unknown, int? inputStart, int? inputEnd)
    {
        var tokenizer = Golden.Of(fixture).Json;

        Assert.Equal((size, pad, begin, end, unknown), (tokenizer.Vocabulary, tokenizer.PadId, tokenizer.BosId, tokenizer.EosId, tokenizer.UnkId));
        Assert.Equal((inputStart, inputEnd), (tokenizer.InputStart, tokenizer.InputEnd));
    }

    [Fact]
    public void Bytes_OfAByteLevelPiece_AreThoseOfItsCharacters()
    {
        var tokenizer = Golden.Of(Golden.Bart).Json;

        Assert.Equal(" The"u8.ToArray(), tokenizer.Encode(" The").SelectMany(id => tokenizer.Bytes(id).ToArray()));
        Assert.Empty(tokenizer.Bytes(2).ToArray());
    }

    // GPT-2's golden texts are documents: its control pieces are found in no text.
    private static Range[] Markup(string fixture) => fixture == Golden.Bart ? [] : [Range.All];
}
