using Summarizer.Tokenization.Normalization;
using Summarizer.Tokenization.SentencePiece;

namespace Summarizer.Tokenization.Tests;

/// <summary>Ids and text exactly as SentencePiece gives them.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void Encode_EveryGoldenText_GivesItsIds(string fixture)
    {
        var golden = Golden.Of(fixture);
        Assert.Equal(238, golden.Cases.Length);
        Assert.All(golden.Cases, c => Assert.Equal(c.Ids, golden.Tokenizer.Encode(c.Text, Range.All)));
    }

    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void Normalize_EveryGoldenText_GivesItsNormalForm(string fixture)
    {
        var normalizer = new TextNormalizer(ModelReader.Read(Golden.ModelPath(fixture)));
        Assert.All(Golden.Of(fixture).Cases, c =>
        {
            using var normalized = normalizer.Normalize(c.Text);
            Assert.Equal(c.Normalized, normalized.Text.ToString());
        });
    }

    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void Piece_OfEveryGoldenId_IsThePiece(string fixture)
    {
        var golden = Golden.Of(fixture);
        // The golden pieces of unknown tokens hold the text that had no piece; the model only knows "<unk>".
        var known = golden.Cases.SelectMany(c => c.Ids.Zip(c.Pieces)).Where(p => p.First != golden.Tokenizer.UnkId);
        Assert.All(known, p => Assert.Equal(p.Second, golden.Tokenizer.Piece(p.First)));
    }

    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void Decode_EveryGoldenText_GivesItsDecodedForm(string fixture)
    {
        var golden = Golden.Of(fixture);
        Assert.All(golden.Cases, c => Assert.Equal(c.Decoded, golden.Tokenizer.Decode(c.Ids)));
    }

    [Theory]
    [InlineData(Golden.Gemma, 23)]
    [InlineData(Golden.T5, 7)]
    public void Decode_IdsThatNoTextEncodesTo_GivesTheGoldenText(string fixture, int decodings)
    {
        var golden = Golden.Of(fixture);
        Assert.Equal(decodings, golden.Decodings.Length);
        Assert.All(golden.Decodings, d => Assert.Equal(d.Decoded, golden.Tokenizer.Decode(d.Ids)));
    }

    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void Load_GoldenModel_KnowsItsSizeAndSpecialIds(string fixture)
    {
        var golden = Golden.Of(fixture);
        var tokenizer = golden.Tokenizer;
        Assert.Equal(golden.VocabSize, tokenizer.Vocabulary);
        Assert.Equal(golden.SpecialIds["pad"], tokenizer.PadId ?? -1);
        Assert.Equal(golden.SpecialIds["eos"], tokenizer.EosId ?? -1);
        Assert.Equal(golden.SpecialIds["bos"], tokenizer.BosId ?? -1);
        Assert.Equal(golden.SpecialIds["unk"], tokenizer.UnkId);
    }
}
