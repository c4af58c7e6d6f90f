using Summarizer.Bundles;
using Summarizer.Export.Synthesis;

namespace Summarizer.Export.Tests.Synthesis;

public sealed class ModelShapeSpecTests
{
    [Fact]
    public void Parse_EncoderAndDecoder_GivesBothStacks()
    {
        var spec = ModelShapeSpec.Parse("encoder=24x1024x16, decoder=4x512x8 ,head=64/32,ffn=2816/1024,kv=8/2,vocab=32768,softcap=off,window=512,positions=4096");

        Assert.Equal(new StackShape { Layers = 24, Hidden = 1024, Heads = 16, KeyValueHeads = 8, HeadWidth = 64, FeedForward = 2816 }, spec.Encoder);
        Assert.Equal(new StackShape { Layers = 4, Hidden = 512, Heads = 8, KeyValueHeads = 2, HeadWidth = 32, FeedForward = 1024 }, spec.Decoder);
        Assert.Equal((32768, null, null, 512, 4096), (spec.Vocabulary, spec.AttentionSoftCap, spec.FinalSoftCap, spec.SlidingWindow, spec.MaxPositions));
    }

    [Fact]
    public void Parse_OnlyRequiredFields_HasTheDefaultsOfThePublishedModels()
    {
        var spec = ModelShapeSpec.Parse("encoder=12x768x12,decoder=12x768x12,head=64,ffn=2048,vocab=32768");

        Assert.Equal(spec.Encoder, spec.Decoder);
        Assert.Equal(12, spec.Decoder.KeyValueHeads);
        Assert.Equal((50.0, 30.0, 4096, 8192), (spec.AttentionSoftCap, spec.FinalSoftCap, spec.SlidingWindow, spec.MaxPositions));
    }

    [Fact]
    public void Parse_NoEncoder_IsDecoderOnly() => Assert.Null(ModelShapeSpec.Parse("decoder=2x64x4,head=16,ffn=128,vocab=100").Encoder);

    [Theory]
    [InlineData("family=flan-t5,encoder=12x768x12,decoder=12x768x12,head=64,ffn=2048,vocab=32128", 247_577_856)]
    [InlineData("family=t5,encoder=6x512x8,decoder=6x512x8,head=64,ffn=2048,vocab=32128", 60_506_624)]
    public void Parse_ShapeOfAPublishedT5_HasItsNumberOfParameters(string text, long parameters) =>
        Assert.Equal(parameters, SimilarShape.Parameters(ModelShapeSpec.Parse(text)));

    // Published counts leave the bias of the logits out, which is a buffer.
    [Fact]
    public void Parse_ShapeOfAPublishedBart_HasItsNumberOfParameters() => Assert.Equal(
        406_290_432 + 50_264, SimilarShape.Parameters(ModelShapeSpec.Parse("family=bart,encoder=12x1024x16,decoder=12x1024x16,head=64,ffn=4096,vocab=50264")));

    [Theory]
    [InlineData("family=t6,encoder=1x8x1,decoder=1x8x1,head=8,ffn=8,vocab=8", "it must be gemma, t5, flan-t5 or bart")]
    [InlineData("family=t5,decoder=1x8x1,head=8,ffn=8,vocab=8", "encoder is missing")]
    [InlineData("family=t5,encoder=1x8x1,decoder=1x8x1,head=8,ffn=8/16,vocab=8", "differ in their layers only")]
    [InlineData("family=bart,encoder=1x8x1,decoder=1x16x1,head=8,ffn=8,vocab=8", "equally wide")]
    [InlineData("family=bart,encoder=1x8x2,decoder=1x8x2,head=8,ffn=8,vocab=8", "together are as wide as the model")]
    public void Parse_ShapeThatAFamilyCannotHave_SaysWhy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => ModelShapeSpec.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "'decoder' is missing")]
    [InlineData("encoder=2x64x4,head=16,ffn=128,vocab=100", "'decoder' is missing")]
    [InlineData("decoder=2x64x4,head=16,ffn=128", "'vocab' is missing")]
    [InlineData("decoder=2x64,head=16,ffn=128,vocab=100", "decoder is '2x64'; it must be layers x hidden x heads")]
    [InlineData("decoder=2x64x-4,head=16,ffn=128,vocab=100", "decoder has '-4' where a whole number")]
    [InlineData("decoder=2x64x4,head=15,ffn=128,vocab=100", "head must be even")]
    [InlineData("decoder=2x64x4,head=16,ffn=128,kv=3,vocab=100", "kv must divide the 4 heads")]
    [InlineData("decoder=2x64x4,head=16,ffn=128/64,vocab=100", "needs an encoder and a decoder")]
    [InlineData("decoder=2x64x4,head=16,ffn=128,vocab=100,colour=red", "'colour' is not known; known are encoder, decoder")]
    [InlineData("decoder=2x64x4,head=16,ffn=128,vocab=100,vocab=100", "'vocab' stands there twice")]
    [InlineData("decoder=2x64x4,head=16,ffn=128,vocab=100,softcap=maybe", "softcap is 'maybe'")]
    [InlineData("decoder=2x64x4,head=16,ffn=128,vocab=99999999999999", "vocab has '99999999999999'")]
    [InlineData("decoder", "'decoder' is not of the form name=value")]
    public void Parse_NotAShape_SaysWhatIsWrongAndGivesAnExample(string text, string wanted)
    {
        var error = Assert.Throws<FormatException>(() => ModelShapeSpec.Parse(text));
        Assert.Contains(wanted, error.Message, StringComparison.Ordinal);
        Assert.Contains("Example: encoder=12x768x12", error.Message, StringComparison.Ordinal);
    }
}
