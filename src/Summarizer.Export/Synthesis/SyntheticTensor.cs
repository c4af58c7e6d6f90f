using Summarizer.Bundles;

namespace Summarizer.Export.Synthesis;

/// <summary>A tensor to be filled with noise.</summary>
/// <param name="Name">As Hugging Face stores it.</param>
/// <param name="Shape">Dimensions.</param>
/// <param name="Deviation">Standard deviation of its values.</param>
/// <param name="Mean">Mean of its values.</param>
internal sealed record SyntheticTensor(string Name, int[] Shape, float Deviation, float Mean = 0)
{
    /// <summary>Of the weights of norms, which multiply by 1 + w.</summary>
    public const float NormDeviation = 0.1f;

    /// <summary>Of the logits, about: well inside a soft-cap of 30, and far from ties.</summary>
    public const float LogitDeviation = 3;

    /// <summary>Number of values.</summary>
    public long Elements => Shape.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>
    /// Every tensor of the model. Linear layers keep the deviation of their input (1 / sqrt(in)), so that with the norms around them all activations and scores
    /// stay near 1 at any depth. The head of a Gemma is tied to the decoder's embedding and therefore absent.
    /// </summary>
    public static IReadOnlyList<SyntheticTensor> Of(ModelShapeSpec spec) => (spec.Family, spec.Encoder) switch
    {
        (ShapeFamily.T5 or ShapeFamily.FlanT5, { } encoder) => [.. SyntheticT5.Tensors(spec, encoder)],
        (ShapeFamily.Bart, { } encoder) => [.. SyntheticBart.Tensors(spec, encoder)],
        _ => OfGemma(spec),
    };

    /// <summary>A linear layer.</summary>
    public static SyntheticTensor Linear(string name, int outputs, int inputs) => new(name, [outputs, inputs], 1 / MathF.Sqrt(inputs));

    /// <summary>The weights of a norm that multiplies by w itself.</summary>
    public static SyntheticTensor Gain(string name, int width) => new(name, [width], NormDeviation, Mean: 1);

    private static List<SyntheticTensor> OfGemma(ModelShapeSpec spec)
    {
        var tensors = new List<SyntheticTensor>();
        if (spec.Encoder is null)
        {
            AddStack(tensors, "model.", spec.Decoder, spec.Vocabulary, ["input_layernorm", "post_attention_layernorm"]);
            return tensors;
        }

        AddStack(tensors, "model.encoder.", spec.Encoder, spec.Vocabulary, ["pre_self_attn_layernorm", "post_self_attn_layernorm"]);
        AddStack(
            tensors, "model.decoder.", spec.Decoder, spec.Vocabulary,
            ["pre_self_attn_layernorm", "post_self_attn_layernorm", "pre_cross_attn_layernorm", "post_cross_attn_layernorm"], spec.Encoder.Hidden);
        return tensors;
    }

    private static void AddStack(
        List<SyntheticTensor> tensors, string prefix, StackShape shape, int vocabulary, IReadOnlyList<string> attentionNorms, int? crossHidden = null)
    {
        tensors.Add(new($"{prefix}embed_tokens.weight", [vocabulary, shape.Hidden], LogitDeviation / MathF.Sqrt(shape.Hidden)));
        tensors.Add(Norm($"{prefix}norm.weight", shape.Hidden));
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var at = $"{prefix}layers.{layer}.";
            AddAttention(tensors, $"{at}self_attn.", shape, shape.Hidden);
            if (crossHidden is { } memory)
            {
                AddAttention(tensors, $"{at}cross_attn.", shape, memory);
            }

            tensors.Add(Linear($"{at}mlp.gate_proj.weight", shape.FeedForward, shape.Hidden));
            tensors.Add(Linear($"{at}mlp.up_proj.weight", shape.FeedForward, shape.Hidden));
            tensors.Add(Linear($"{at}mlp.down_proj.weight", shape.Hidden, shape.FeedForward));
            foreach (var norm in attentionNorms.Concat(["pre_feedforward_layernorm", "post_feedforward_layernorm"]))
            {
                tensors.Add(Norm($"{at}{norm}.weight", shape.Hidden));
            }
        }
    }

    private static void AddAttention(List<SyntheticTensor> tensors, string at, StackShape shape, int memory)
    {
        tensors.Add(Linear($"{at}q_proj.weight", shape.Heads * shape.HeadWidth, shape.Hidden));
        tensors.Add(Linear($"{at}k_proj.weight", shape.KeyValueHeads * shape.HeadWidth, memory));
        tensors.Add(Linear($"{at}v_proj.weight", shape.KeyValueHeads * shape.HeadWidth, memory));
        tensors.Add(Linear($"{at}o_proj.weight", shape.Hidden, shape.Heads * shape.HeadWidth));
    }

    private static SyntheticTensor Norm(string name, int width) => new(name, [width], NormDeviation);
}
