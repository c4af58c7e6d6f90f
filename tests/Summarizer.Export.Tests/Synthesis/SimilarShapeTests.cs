using Summarizer.Bundles;
using Summarizer.Export.Synthesis;

namespace Summarizer.Export.Tests.Synthesis;

public sealed class SimilarShapeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("encoder=3x64x4,decoder=2x64x4,head=16,ffn=128,vocab=600,window=32,positions=64", Precision.Int8)]
    [InlineData("encoder=2x48x3,decoder=1x32x2,head=16,ffn=96/64,kv=1,vocab=300,softcap=off,positions=64", Precision.Fp32)]
    [InlineData("encoder=2x40x2,decoder=2x40x2,head=12,ffn=80,vocab=500,positions=64", Precision.Fp32)]
    [InlineData("decoder=4x64x4,head=16,ffn=96,vocab=400,positions=64", Precision.Int4)]
    public void DecoderOnly_OfAnyModel_HasItsSizeWidthAndAttention(string shape, Precision precision)
    {
        var spec = ModelShapeSpec.Parse(shape);
        var like = Make(spec, precision);

        var found = SimilarShape.DecoderOnly(like);

        var stack = spec.Encoder ?? spec.Decoder;
        Assert.Null(found.Encoder);
        Assert.InRange((double)SimilarShape.Parameters(found) / like.Manifest.Parameters, 1 - SimilarShape.Tolerance, 1 + SimilarShape.Tolerance);
        Assert.Equal(
            (stack.Hidden, stack.Heads, stack.KeyValueHeads, stack.HeadWidth),
            (found.Decoder.Hidden, found.Decoder.Heads, found.Decoder.KeyValueHeads, found.Decoder.HeadWidth));
        Assert.Equal((spec.Vocabulary, spec.AttentionSoftCap, spec.FinalSoftCap), (found.Vocabulary, found.AttentionSoftCap, found.FinalSoftCap));
    }

    [Fact]
    public void Same_GivesTheShapeBack()
    {
        var spec = ModelShapeSpec.Parse("encoder=3x64x4,decoder=2x64x4,head=16,ffn=128,vocab=600,window=32,positions=64");

        Assert.Equal(spec, SimilarShape.Same(Make(spec, Precision.Fp32)));
    }

    [Fact]
    public void DecoderOnly_OfThePocketModel_FillsTheFastBlocks()
    {
        var found = SimilarShape.DecoderOnly(Bundle.Open(Repository.Fixture(Path.Combine("..", "..", "models", "pocket"))));

        Assert.Equal(0, found.Decoder.FeedForward % 64);
    }

    private Bundle Make(ModelShapeSpec spec, Precision precision)
    {
        var options = new RandomBundleOptions { Shape = spec, Output = _folder["like"], Precision = precision, MaxInputTokens = 64, MaxOutputTokens = 32 };
        RandomBundle.Make(options, new Progress<ExportProgress>(), TestContext.Current.CancellationToken);
        return Bundle.Open(options.Output);
    }
}
