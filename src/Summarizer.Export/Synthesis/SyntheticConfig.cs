using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Synthesis;

/// <summary>Writes config.json (transformers 5 spelling) and generation_config.json.</summary>
internal static class SyntheticConfig
{
    private static readonly SpecialTokens Usual = new() { Pad = 0, End = [1], DecoderStart = 2 };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string folder, ModelShapeSpec spec, SynthesisOptions options)
    {
        var tokens = options.Tokens ?? Usual;
        var config = (spec.Family, spec.Encoder) switch
        {
            (ShapeFamily.T5 or ShapeFamily.FlanT5, { } encoder) => SyntheticT5.Config(spec, encoder),
            (ShapeFamily.Bart, { } encoder) => SyntheticBart.Config(spec, encoder),
            (_, { } encoder) => EncoderDecoder(spec, encoder, tokens),
            _ => DecoderOnly(spec, tokens),
        };
        config["dtype"] = options.Type == SyntheticType.Float32 ? "float32" : "bfloat16";
        Save(Path.Combine(folder, ModelConfig.FileName), config);
        var generation = Ids(tokens);
        generation["decoder_start_token_id"] = tokens.DecoderStart;
        Save(Path.Combine(folder, ModelConfig.GenerationFileName), generation);
    }

    private static JsonObject EncoderDecoder(ModelShapeSpec spec, StackShape encoder, SpecialTokens tokens)
    {
        var config = Ids(tokens);
        config["architectures"] = new JsonArray("T5GemmaForConditionalGeneration");
        config["model_type"] = "t5gemma";
        config["is_encoder_decoder"] = true;
        config["tie_word_embeddings"] = true;
        config["vocab_size"] = spec.Vocabulary;
        config["encoder"] = Module(spec, encoder, tokens);
        var decoder = Module(spec, spec.Decoder, tokens);
        decoder["is_decoder"] = true;
        decoder["cross_attention_hidden_size"] = encoder.Hidden;
        config["decoder"] = decoder;
        return config;
    }

    private static JsonObject DecoderOnly(ModelShapeSpec spec, SpecialTokens tokens)
    {
        var config = Module(spec, spec.Decoder, tokens);
        config["architectures"] = new JsonArray("Gemma2ForCausalLM");
        config["model_type"] = "gemma2";
        return config;
    }

    private static JsonObject Module(ModelShapeSpec spec, StackShape shape, SpecialTokens tokens)
    {
        var module = Ids(tokens);
        module["model_type"] = "t5_gemma_module";
        module["vocab_size"] = spec.Vocabulary;
        module["num_hidden_layers"] = shape.Layers;
        module["hidden_size"] = shape.Hidden;
        module["num_attention_heads"] = shape.Heads;
        module["num_key_value_heads"] = shape.KeyValueHeads;
        module["head_dim"] = shape.HeadWidth;
        module["intermediate_size"] = shape.FeedForward;
        module["query_pre_attn_scalar"] = shape.HeadWidth;
        module["attn_logit_softcapping"] = spec.AttentionSoftCap;
        module["final_logit_softcapping"] = spec.FinalSoftCap;
        module["sliding_window"] = spec.SlidingWindow;
        module["max_position_embeddings"] = spec.MaxPositions;
        module["layer_types"] = new JsonArray([.. Enumerable.Range(0, shape.Layers).Select(layer => (JsonNode)(layer % 2 == 0 ? "sliding_attention" : "full_attention"))]);
        module["hidden_activation"] = "gelu_pytorch_tanh";
        module["rms_norm_eps"] = 1e-6;
        module["attention_bias"] = false;
        module["tie_word_embeddings"] = true;
        module["rope_parameters"] = new JsonObject { ["rope_theta"] = 10000.0, ["rope_type"] = "default" };
        return module;
    }

    private static JsonObject Ids(SpecialTokens tokens) => new()
    {
        ["pad_token_id"] = tokens.Pad,
        ["eos_token_id"] = tokens.End is [var one] ? one : new JsonArray([.. tokens.End.Select(id => (JsonNode)id)]),
        ["bos_token_id"] = tokens.DecoderStart,
    };

    private static void Save(string path, JsonObject json) => File.WriteAllText(path, json.ToJsonString(Indented) + "\n");
}
