using System.Text.Json.Nodes;
using Summarizer.Bundles;

namespace Summarizer.Export.Synthesis;

/// <summary>A random T5 checkpoint: its config.json and its tensors, as Hugging Face stores them.</summary>
internal static class SyntheticT5
{
    private const int Buckets = 32;
    private const int MaxDistance = 128;
    private const float BiasDeviation = 0.5f;

    public static JsonObject Config(ModelShapeSpec spec, StackShape encoder) => new()
    {
        ["architectures"] = new JsonArray("T5ForConditionalGeneration"),
        ["model_type"] = "t5",
        ["is_encoder_decoder"] = true,
        ["vocab_size"] = spec.Vocabulary,
        ["d_model"] = encoder.Hidden,
        ["d_kv"] = encoder.HeadWidth,
        ["d_ff"] = encoder.FeedForward,
        ["num_layers"] = encoder.Layers,
        ["num_decoder_layers"] = spec.Decoder.Layers,
        ["num_heads"] = encoder.Heads,
        ["n_positions"] = spec.MaxPositions,
        ["feed_forward_proj"] = IsGated(spec) ? "gated-gelu" : "relu",
        ["tie_word_embeddings"] = !IsGated(spec),
        ["relative_attention_num_buckets"] = Buckets,
        ["relative_attention_max_distance"] = MaxDistance,
        ["layer_norm_epsilon"] = 1e-6,
    };

    public static IEnumerable<SyntheticTensor> Tensors(ModelShapeSpec spec, StackShape encoder)
    {
        // A tied output layer is scaled by the root of the width, one of its own is not.
        yield return new("shared.weight", [spec.Vocabulary, encoder.Hidden], SyntheticTensor.LogitDeviation);
        if (IsGated(spec))
        {
            yield return new("lm_head.weight", [spec.Vocabulary, encoder.Hidden], SyntheticTensor.LogitDeviation / MathF.Sqrt(encoder.Hidden));
        }

        foreach (var tensor in Stack("encoder", encoder, IsGated(spec), cross: false).Concat(Stack("decoder", spec.Decoder, IsGated(spec), cross: true)))
        {
            yield return tensor;
        }
    }

    private static IEnumerable<SyntheticTensor> Stack(string name, StackShape shape, bool gated, bool cross)
    {
        yield return new($"{name}.block.0.layer.0.SelfAttention.relative_attention_bias.weight", [Buckets, shape.Heads], BiasDeviation);
        yield return SyntheticTensor.Gain($"{name}.final_layer_norm.weight", shape.Hidden);
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var at = $"{name}.block.{layer}.layer.";
            var sublayers = (string[])[$"{at}0.", .. cross ? [$"{at}1."] : Array.Empty<string>(), $"{at}{(cross ? 2 : 1)}."];
            foreach (var sublayer in sublayers)
            {
                yield return SyntheticTensor.Gain($"{sublayer}layer_norm.weight", shape.Hidden);
            }

            foreach (var tensor in Attention($"{at}0.SelfAttention.", shape).Concat(cross ? Attention($"{at}1.EncDecAttention.", shape) : []))
            {
                yield return tensor;
            }

            foreach (var up in gated ? (string[])["wi_0", "wi_1"] : ["wi"])
            {
                yield return SyntheticTensor.Linear($"{sublayers[^1]}DenseReluDense.{up}.weight", shape.FeedForward, shape.Hidden);
            }

            yield return SyntheticTensor.Linear($"{sublayers[^1]}DenseReluDense.wo.weight", shape.Hidden, shape.FeedForward);
        }
    }

    // Scores are not scaled, so the queries are small.
    private static IEnumerable<SyntheticTensor> Attention(string at, StackShape shape)
    {
        var width = shape.Heads * shape.HeadWidth;
        yield return SyntheticTensor.Linear($"{at}q.weight", width, shape.Hidden) with { Deviation = 1 / MathF.Sqrt((float)shape.Hidden * shape.HeadWidth) };
        yield return SyntheticTensor.Linear($"{at}k.weight", width, shape.Hidden);
        yield return SyntheticTensor.Linear($"{at}v.weight", width, shape.Hidden);
        yield return SyntheticTensor.Linear($"{at}o.weight", shape.Hidden, width);
    }

    private static bool IsGated(ModelShapeSpec spec) => spec.Family == ShapeFamily.FlanT5;
}
