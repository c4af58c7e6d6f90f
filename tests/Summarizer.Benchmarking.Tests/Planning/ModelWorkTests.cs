using Summarizer.Bundles;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Benchmarking.Tests.Planning;

/// <summary>A model small enough for a hand: width 2, 1 head of 2, feed-forward 3, 1 layer, 5 tokens.</summary>
public sealed class ModelWorkTests
{
    private static readonly StackShape Tiny = new() { Layers = 1, Hidden = 2, Heads = 1, KeyValueHeads = 1, HeadWidth = 2, FeedForward = 3 };
    private static readonly ModelArchitecture DecoderOnly = new() { Name = "tiny", Decoder = Tiny, Vocabulary = 5 };
    private static readonly ModelArchitecture EncoderDecoder = DecoderOnly with { Encoder = Tiny };

    // A stack: attention 4 x 2 x 2 = 16, feed-forward 3 x 2 x 3 = 18, norms 4 x 2 and 2 at the end: 44. Cross: queries and output 8, norms 4; keys and values 8.
    [Fact]
    public void Count_OfTheTinyModel_IsThatOfAHand()
    {
        var count = ParameterCount.Of(EncoderDecoder);

        Assert.Equal((20, 44, 44, 12, 8), (count.Embedding, count.Encoder, count.Decoder, count.CrossQuery, count.CrossKeyValue));
        Assert.Equal(54, ParameterCount.Of(DecoderOnly).Total);
    }

    // 2 x (44 + 8) x 3 tokens = 312; attention 4 x 1 x 2 x 3 x 3 = 72. Bytes: 52 weights, and 3 x 2 x 2 cross elements of 4 bytes.
    [Fact]
    public void Read_ByAnEncoder_CountsTheEncoderAndTheCrossProjections()
    {
        var work = new ModelWork(EncoderDecoder, 1, 4, 4);

        Assert.Equal(new PassWork(312 + 72, 52 + 48), work.Read(3));
        Assert.Equal(new PassWork(2 * (312 + 72), 52 + 96), work.Read(3, batch: 2));
    }

    // 2 x 44 x 3 = 264, head 2 x 10 = 20; attention 4 x 1 x 2 x 3 x 2 (mean of 1, 2, 3 keys) = 48. Bytes: 44 + 10, and 3 x 4 self elements of 4 bytes.
    [Fact]
    public void Read_ByPrefill_CountsTheDecoderAndOneScore() =>
        Assert.Equal(new PassWork(264 + 20 + 48, 54 + 48), new ModelWork(DecoderOnly, 1, 4, 4).Read(3));

    // 2 x (44 + 12 + 10) = 132; 3 + 1 + 1 keys: 4 x 2 x 5 = 40. Bytes: 66, cross 3 x 4 x 4, self 2 x 4 x 4.
    [Fact]
    public void Step_OfAnEncoderDecoder_ReadsOnlyTheDecoder() =>
        Assert.Equal(new PassWork(132 + 40, 66 + 48 + 32), new ModelWork(EncoderDecoder, 1, 4, 4).Step(3, 1));

    [Fact]
    public void Decode_OfAPrefilledModel_HasOneStepLess()
    {
        var (prefilled, encoded) = (new ModelWork(DecoderOnly, 1, 4, 4), new ModelWork(EncoderDecoder, 1, 4, 4));

        Assert.Equal(prefilled.Step(3, 1) + prefilled.Step(3, 2), prefilled.Decode(3, 3));
        Assert.Equal(encoded.Step(3, 0) + encoded.Step(3, 1) + encoded.Step(3, 2), encoded.Decode(3, 3));
    }

    [Fact]
    public void CacheBytes_ByKindOfModel_CountTheRightTokens()
    {
        Assert.Equal((7 * 4 * 1) + (2 * 4 * 4), new ModelWork(EncoderDecoder, 1, selfBytes: 4, crossBytes: 1).CacheBytes(7, 2));
        Assert.Equal((7 + 2) * 4 * 4, new ModelWork(DecoderOnly, 1, selfBytes: 4, crossBytes: 1).CacheBytes(7, 2));
    }

    // Merged attention has no cross matrices, but the encoder's output still passes the decoder's key and value matrices: 2 x 2 x 2 = 8 parameters.
    [Fact]
    public void Read_WithMergedAttention_CostsTheSameAsWithCrossMatrices()
    {
        var merged = new ModelWork(EncoderDecoder with { MergedAttention = true }, 1, 4, 4);

        Assert.Equal(new ModelWork(EncoderDecoder, 1, 4, 4).Read(3), merged.Read(3));
        Assert.True(merged.WeightBytes < new ModelWork(EncoderDecoder, 1, 4, 4).WeightBytes);
    }

    [Fact]
    public void Read_WithAWindow_SeesNoMoreThanIt()
    {
        var windowed = EncoderDecoder with { Encoder = Tiny with { Layers = 2 }, SlidingWindow = 10, FullAttentionEvery = 2 };
        var full = windowed with { SlidingWindow = 0 };

        // One of two layers sees 10 of 100 keys: 4 x 2 x 100 x 90 operations less.
        Assert.Equal(72_000, new ModelWork(full, 1, 4, 4).Read(100).Flops - new ModelWork(windowed, 1, 4, 4).Read(100).Flops);
    }
}
