using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Checkpoints;

/// <summary>Values of the fixtures' configurations, and what is assumed where a file is silent.</summary>
public sealed class ModelConfigTests
{
    private static readonly RopeConfig Local = new(10_000, 1);

    [Fact]
    public void Load_Unbalanced_ReadsEveryValueOfBothStacks()
    {
        var config = ModelConfig.Load(Repository.Fixture("t5gemma-unbalanced"));

        Assert.Equal(
            (Architecture.T5Gemma, "t5gemma", 512, true, 30.0, 0, 2, "1,107", null),
            (config.Architecture, config.ModelType, config.Vocabulary, config.TieWordEmbeddings, config.FinalLogitSoftCap, config.Pad, config.DecoderStart, string.Join(',', config.End), config.EndOfImage));
        Assert.Equal((6, 96, 6, 3, 16, 64, 6, 256, null), Sizes(config.Encoder!));
        Assert.Equal((2, 48, 4, 2, 12, 96, 4, 128, 96), Sizes(config.Decoder));
        Assert.Equal((1e-6, 16.0, 50.0, false, Local, Local), Numbers(config.Encoder!));
        Assert.Equal((1e-6, 12.0, 50.0, false, new RopeConfig(50_000, 1), new RopeConfig(50_000, 1)), Numbers(config.Decoder));
        Assert.Equal("SFSFSF", Pattern(config.Encoder!));
        Assert.Equal("SF", Pattern(config.Decoder));
    }

    [Fact]
    public void Load_T5Gemma2_ReadsNestedTextConfigAndTwoRopes()
    {
        var config = ModelConfig.Load(Repository.Fixture("t5gemma2-text"));

        Assert.Equal((Architecture.T5Gemma2, 512, 500, null, 2, "1"), (config.Architecture, config.Vocabulary, config.EndOfImage, config.FinalLogitSoftCap, config.DecoderStart, string.Join(',', config.End)));
        Assert.Equal((4, 64, 4, 2, 16, 64, 8, 128, null), Sizes(config.Encoder!));
        Assert.Equal((4, 64, 4, 2, 16, 64, 8, 128, 64), Sizes(config.Decoder));
        Assert.Equal((1e-6, 16.0, null, true, Local, new RopeConfig(1_000_000, 8)), Numbers(config.Encoder!));
        Assert.Equal((1e-6, 16.0, null, true, Local, new RopeConfig(500_000, 4)), Numbers(config.Decoder));
        Assert.Equal("SSFS", Pattern(config.Decoder));
        Assert.Equal((Local, new RopeConfig(500_000, 4)), (config.Decoder.Rope(1), config.Decoder.Rope(2)));
    }

    [Fact]
    public void Load_DecoderOnly_HasNoEncoder()
    {
        var second = ModelConfig.Load(Repository.Fixture("gemma2-decoder"));
        var third = ModelConfig.Load(Repository.Fixture("gemma3-decoder"));

        Assert.Equal((null, Architecture.Gemma2, 30.0), (second.Encoder, second.Architecture, second.FinalLogitSoftCap));
        Assert.Equal((4, 48, 4, 2, 16, 64, 8, 128, null), Sizes(second.Decoder));
        Assert.Equal((1e-6, 16.0, 50.0, false, Local, Local), Numbers(second.Decoder));
        Assert.Equal((null, Architecture.Gemma3, 20.0), (third.Encoder, third.Architecture, third.FinalLogitSoftCap));
        Assert.Equal((1e-6, 16.0, null, true, Local, new RopeConfig(1_000_000, 8)), Numbers(third.Decoder));
    }

    [Theory]
    [InlineData("t5gemma-prescale24", 24.0, 50.0, 30.0, true)]
    [InlineData("t5gemma-nosoftcap", 8.0, null, null, true)]
    [InlineData("t5gemma-untied", 8.0, 50.0, 30.0, false)]
    public void Load_OtherFixtures_ReadsWhatTheyAreFor(string fixture, double scalar, double? softCap, double? finalSoftCap, bool tied)
    {
        var config = ModelConfig.Load(Repository.Fixture(fixture));
        Assert.Equal((scalar, softCap, finalSoftCap, tied), (config.Decoder.QueryPreAttentionScalar, config.Encoder!.AttentionSoftCap, config.FinalLogitSoftCap, config.TieWordEmbeddings));
    }

    [Fact]
    public void Load_SpellingOfTransformers4_IsTheSameModel()
    {
        var folder = Repository.Fixture("t5gemma-balanced");
        Assert.Equal(Json(ModelConfig.Load(folder)), Json(ModelConfig.Load(folder, "config.v4.json")));
    }

    /// <summary>The Gemma 3 spelling of 4.x: thetas and scaling beside each other; scaling is for the full layers alone.</summary>
    [Fact]
    public void Load_OldSpellingOfTwoRopes_IsTheSameModel()
    {
        var old = ConfigFolder.Load("gemma3-decoder", config =>
        {
            config.Remove("rope_parameters");
            ConfigFolder.Set(config, "rope_theta", "1000000.0");
            ConfigFolder.Set(config, "rope_local_base_freq", "10000.0");
            ConfigFolder.Set(config, "rope_scaling", """{"factor":8.0,"rope_type":"linear"}""");
        });
        Assert.Equal(Json(ModelConfig.Load(Repository.Fixture("gemma3-decoder"))), Json(old));
    }

    [Fact]
    public void Load_Gemma3AroundAText_IsTheSameModel()
    {
        var wrapped = ConfigFolder.Load("gemma3-decoder", config =>
        {
            var text = config.DeepClone();
            config.Clear();
            config["model_type"] = "gemma3";
            config["eos_token_id"] = new JsonArray(1, 106);
            config["text_config"] = text;
        }, keepGeneration: false);

        Assert.Equal(Json(ModelConfig.Load(Repository.Fixture("gemma3-decoder")) with { ModelType = "gemma3", End = [1, 106] }), Json(wrapped));
    }

    [Fact]
    public void Load_SilentT5Gemma_HasTheDefaultsOfTransformers()
    {
        var config = ConfigFolder.Load("t5gemma-balanced", Silence("encoder", "decoder"), keepGeneration: false);

        Assert.Equal((1e-6, 256.0, 50.0, false, Local, Local), Numbers(config.Decoder));
        Assert.Equal((4096, 8192, "SFSF"), (config.Decoder.SlidingWindow, config.Decoder.MaxPositions, Pattern(config.Encoder!)));
        Assert.Equal((30.0, true, 0, 2, "1"), (config.FinalLogitSoftCap, config.TieWordEmbeddings, config.Pad, config.DecoderStart, string.Join(',', config.End)));
    }

    [Fact]
    public void Load_SilentT5Gemma2_HasTheDefaultsOfTransformers()
    {
        var config = ConfigFolder.Load("t5gemma2-text", json =>
        {
            Silence("decoder")(json);
            ConfigFolder.Set(json, "decoder.num_hidden_layers", "7");
            ConfigFolder.Set(json, "encoder.eoi_token_index", "absent");
        });

        Assert.Equal((1e-6, 256.0, null, true, Local, new RopeConfig(1_000_000, 1)), Numbers(config.Decoder));
        Assert.Equal((4096, 131072, "SSSSSFS", null, 256000), (config.Decoder.SlidingWindow, config.Decoder.MaxPositions, Pattern(config.Decoder), config.FinalLogitSoftCap, config.EndOfImage));
    }

    [Fact]
    public void Load_PatternAsANumber_MakesEveryNthLayerFull() => Assert.Equal("SSFS", Pattern(ConfigFolder.Load("gemma3-decoder", config =>
    {
        config.Remove("layer_types");
        config["sliding_window_pattern"] = 3;
    }).Decoder));

    [Theory]
    [InlineData("attn_logit_softcapping", "0.5")]
    [InlineData("hidden_act", "\"relu\"")]
    [InlineData("decoder.tie_word_embeddings", "false")]
    [InlineData("encoder.text_config.attn_logit_softcapping", "0.5")]
    [InlineData("decoder.attn_logit_softcapping", "0.5")]
    [InlineData("encoder.text_config.final_logit_softcapping", "5.0")]
    public void Load_FieldThatTransformersIgnores_ChangesNothing(string path, string value) => Assert.Equal(
        Json(ModelConfig.Load(Repository.Fixture("t5gemma2-text"))), Json(ConfigFolder.Load("t5gemma2-text", config => ConfigFolder.Set(config, path, value))));

    [Fact]
    public void Load_EndIds_GenerationConfigWins() => Assert.Equal(
        [1, 107], ConfigFolder.Load("t5gemma-balanced", changeGeneration: json => ConfigFolder.Set(json, "eos_token_id", "[1,107,1]")).End);

    [Fact]
    public void Load_NoGenerationConfig_TakesTheTopLevelThenTheDecoder()
    {
        Assert.Equal([5], ConfigFolder.Load("t5gemma-balanced", json => ConfigFolder.Set(json, "eos_token_id", "5"), keepGeneration: false).End);
        Assert.Equal([6], ConfigFolder.Load("t5gemma-balanced", json =>
        {
            json.Remove("eos_token_id");
            ConfigFolder.Set(json, "decoder.eos_token_id", "6");
        }, keepGeneration: false).End);
    }

    [Fact]
    public void Load_DecoderStart_IsItsOwnIdWhereThereIsOne() => Assert.Equal(
        7, ConfigFolder.Load("t5gemma-balanced", changeGeneration: json => ConfigFolder.Set(json, "decoder_start_token_id", "7")).DecoderStart);

    private static Action<JsonObject> Silence(params string[] sections) => config =>
    {
        string[] optional =
        [
            "rms_norm_eps", "query_pre_attn_scalar", "attn_logit_softcapping", "final_logit_softcapping", "sliding_window", "layer_types", "rope_parameters", "max_position_embeddings",
            "hidden_activation", "attention_bias", "eos_token_id", "bos_token_id", "pad_token_id", "tie_word_embeddings",
        ];
        foreach (var section in sections.Select(name => config[name]!.AsObject()).Append(config))
        {
            Array.ForEach(optional, name => section.Remove(name));
        }
    };

    private static (int Layers, int Hidden, int Heads, int KeyValueHeads, int HeadWidth, int FeedForward, int Window, int Positions, int? Cross) Sizes(StackConfig stack) =>
        (stack.Layers, stack.Hidden, stack.Heads, stack.KeyValueHeads, stack.HeadWidth, stack.FeedForward, stack.SlidingWindow, stack.MaxPositions, stack.CrossHidden);

    private static (double Epsilon, double Scalar, double? SoftCap, bool Norms, RopeConfig Sliding, RopeConfig Full) Numbers(StackConfig stack) =>
        (stack.Norm.Epsilon, stack.QueryPreAttentionScalar, stack.AttentionSoftCap, stack.QueryKeyNorms, stack.SlidingRope!, stack.FullRope!);

    private static string Pattern(StackConfig stack) => string.Concat(stack.LayerTypes.Select(type => type.ToString()[0]));

    private static string Json(ModelConfig config) => JsonSerializer.Serialize(config);
}
