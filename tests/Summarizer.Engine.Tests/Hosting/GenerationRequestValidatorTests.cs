using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Hosting;

public sealed class GenerationRequestValidatorTests
{
    private static readonly GenerationRequest Valid = new() { InputIds = [1, 2, 3], MaxTokens = 8 };
    private static readonly BeamOptions TwoBeams = new() { Count = 2 };

    public static TheoryData<string, GenerationRequest> Invalid => new()
    {
        { "InputIds is empty", Valid with { InputIds = [] } },
        { "InputIds[] is 10; it must be 0 to 9.", Valid with { InputIds = [1, 10] } },
        { "InputIds[] is -1; it must be 0 to 9.", Valid with { InputIds = [-1] } },
        { "MaxTokens is 0; it must be 1 to 16.", Valid with { MaxTokens = 0 } },
        { "MaxTokens is 17; it must be 1 to 16.", Valid with { MaxTokens = 17 } },
        { "MinTokens is 9; it must be 0 to 8.", Valid with { MinTokens = 9 } },
        { "MinTokens is -1; it must be 0 to 8.", Valid with { MinTokens = -1 } },
        { "Temperature is -1", Valid with { Sampling = new() { Temperature = -1 } } },
        { "Temperature is NaN", Valid with { Sampling = new() { Temperature = double.NaN } } },
        { "TopK is -1", Valid with { Sampling = new() { TopK = -1 } } },
        { "TopP is 0", Valid with { Sampling = new() { TopP = 0 } } },
        { "TopP is 1.5", Valid with { Sampling = new() { TopP = 1.5 } } },
        { "RepetitionPenalty is 0", Valid with { Sampling = new() { RepetitionPenalty = 0 } } },
        { "NoRepeatNgramSize is -1", Valid with { Sampling = new() { NoRepeatNgramSize = -1 } } },
        { "Beams.Count is 1", Valid with { Beams = new() { Count = 1 } } },
        { "Beams.Count is 5; this engine decodes 4", Valid with { Beams = new() { Count = 5 } } },
        { "Beams.LengthPenalty is NaN", Valid with { Beams = new() { Count = 2, LengthPenalty = double.NaN } } },
        { "Beams and a Temperature", Valid with { Beams = TwoBeams, Sampling = new() { Temperature = 1 } } },
        { "Beams and Stop", Valid with { Beams = TwoBeams, Stop = ["x"] } },
        { "Stop has 5 texts", Valid with { Stop = ["a", "b", "c", "d", "e"] } },
        { "A text in Stop is empty", Valid with { Stop = [""] } },
    };

    [Theory]
    [MemberData(nameof(Invalid), DisableDiscoveryEnumeration = true)]
    public void Check_FieldOutOfRange_NamesItWithItsLimit(string message, GenerationRequest request)
    {
        var error = Assert.Throws<EngineException>(() => Rules().Check(request));

        Assert.Equal(EngineError.InvalidRequest, error.Error);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_InputTooLong_GivesLimitAndActual()
    {
        var error = Assert.Throws<EngineException>(() => Rules().Check(Valid with { InputIds = new int[21] }));

        Assert.Equal((EngineError.InputTooLong, 20, 21), (error.Error, error.Limit, error.Actual));
    }

    [Fact]
    public void Check_TooManyBeams_GivesLimitAndActual()
    {
        var error = Assert.Throws<EngineException>(() => Rules().Check(Valid with { Beams = new() { Count = 5 } }));

        Assert.Equal((4, 5), (error.Limit, error.Actual));
    }

    [Fact]
    public void Check_StopWithoutTokenizer_SaysWhatToDo() => Assert.Contains(
        "together with its tokenizer",
        Assert.Throws<EngineException>(() => Rules(hasTokenizer: false).Check(Valid with { Stop = ["x"] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Check_EverythingAtItsLimit_Passes()
    {
        Rules().Check(Valid with { InputIds = [.. Enumerable.Repeat(9, 20)], MaxTokens = 16, MinTokens = 16, Beams = new() { Count = 4, LengthPenalty = -1 } });
        Rules().Check(Valid with { Sampling = new() { Temperature = 2, TopK = 1000, TopP = 1, RepetitionPenalty = 0.5, NoRepeatNgramSize = 100 }, Stop = ["a", "b", "c", "d"] });
    }

    [Fact]
    public void Check_EmbeddingOfADecoderOnlyModel_SaysWhyNot()
    {
        var error = Assert.Throws<EngineException>(() => Rules(hasEncoder: false).Check(Valid with { WantsEmbedding = true }));

        Assert.Equal(EngineError.InvalidRequest, error.Error);
        Assert.Contains("'small' is a decoder-only model", error.Message, StringComparison.Ordinal);
        Rules().Check(Valid with { WantsEmbedding = true });
    }

    private static GenerationRequestValidator Rules(bool hasTokenizer = true, bool hasEncoder = true)
    {
        var stack = new StackShape { Layers = 1, Hidden = 2, Heads = 1, KeyValueHeads = 1, HeadWidth = 1, FeedForward = 2 };
        var model = new BundleManifest
        {
            Format = BundleManifest.CurrentFormat,
            Name = "small",
            Architecture = "t5gemma",
            Precision = Precision.Fp32,
            Parameters = 1,
            Source = new BundleSource("small", "", ""),
            Encoder = hasEncoder ? stack : null,
            Decoder = stack,
            Limits = new ModelLimits { MaxInputTokens = 30, MaxOutputTokens = 16, Vocabulary = 10 },
            Tokens = new SpecialTokens { Pad = 0, DecoderStart = 2, End = [1] },
            Tokenizer = hasTokenizer ? "tokenizer.model" : null,
            Files = [],
        };
        return new GenerationRequestValidator(model, maxInputTokens: 20, slots: 4);
    }
}
