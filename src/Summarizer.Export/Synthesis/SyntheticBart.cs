using System.Text.Json.Nodes;
using Summarizer.Bundles;

namespace Summarizer.Export.Synthesis;

/// <summary>A random BART checkpoint: its config.json and its tensors, as Hugging Face stores them.</summary>
internal static class SyntheticBart
{
    private const int PositionOffset = 2;

    public static JsonObject Config(ModelShapeSpec spec, StackShape encoder) => new()
    {
        ["architectures"] = new JsonArray("BartForConditionalGeneration"),
        ["model_type"] = "bart",
        ["is_encoder_decoder"] = true,
        ["vocab_size"] = spec.Vocabulary,
        ["d_model"] = encoder.Hidden,
        ["encoder_layers"] = encoder.Layers,
        ["encoder_attention_heads"] = encoder.Heads,
        ["encoder_ffn_dim"] = encoder.FeedForward,
        ["decoder_layers"] = spec.Decoder.Layers,
        ["decoder_attention_heads"] = spec.Decoder.Heads,
        ["decoder_ffn_dim"] = spec.Decoder.FeedForward,
        ["max_position_embeddings"] = spec.MaxPositions,
        ["activation_function"] = "gelu",
        ["scale_embedding"] = false,
    };

    public static IEnumerable<SyntheticTensor> Tensors(ModelShapeSpec spec, StackShape encoder)
    {
        yield return new("model.shared.weight", [spec.Vocabulary, encoder.Hidden], SyntheticTensor.LogitDeviation / MathF.Sqrt(encoder.Hidden));
        yield return new("final_logits_bias", [1, spec.Vocabulary], SyntheticTensor.NormDeviation);
        foreach (var tensor in Stack("model.encoder.", spec, encoder, ["self_attn"]).Concat(Stack("model.decoder.", spec, spec.Decoder, ["self_attn", "encoder_attn"])))
        {
            yield return tensor;
        }
    }

    private static IEnumerable<SyntheticTensor> Stack(string at, ModelShapeSpec spec, StackShape shape, string[] attentions)
    {
        yield return new($"{at}embed_positions.weight", [spec.MaxPositions + PositionOffset, shape.Hidden], 1 / MathF.Sqrt(shape.Hidden));
        foreach (var tensor in Norm($"{at}layernorm_embedding", shape))
        {
            yield return tensor;
        }

        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var prefix = $"{at}layers.{layer}.";
            foreach (var tensor in attentions.SelectMany(name => Attention(prefix + name, shape)).Concat(Norm($"{prefix}final_layer_norm", shape)))
            {
                yield return tensor;
            }

            foreach (var tensor in Linear($"{prefix}fc1", shape.FeedForward, shape.Hidden).Concat(Linear($"{prefix}fc2", shape.Hidden, shape.FeedForward)))
            {
                yield return tensor;
            }
        }
    }

    private static IEnumerable<SyntheticTensor> Attention(string at, StackShape shape) =>
        ((string[])["q_proj", "k_proj", "v_proj", "out_proj"]).SelectMany(name => Linear($"{at}.{name}", shape.Hidden, shape.Hidden)).Concat(Norm($"{at}_layer_norm", shape));

    private static SyntheticTensor[] Linear(string at, int outputs, int inputs) =>
        [SyntheticTensor.Linear($"{at}.weight", outputs, inputs), new($"{at}.bias", [outputs], SyntheticTensor.NormDeviation)];

    private static SyntheticTensor[] Norm(string at, StackShape shape) =>
        [SyntheticTensor.Gain($"{at}.weight", shape.Hidden), new($"{at}.bias", [shape.Hidden], SyntheticTensor.NormDeviation)];
}
