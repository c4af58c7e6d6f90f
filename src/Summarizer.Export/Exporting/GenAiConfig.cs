using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Graphs;

namespace Summarizer.Export.Exporting;

/// <summary>
/// <c>genai_config.json</c>, with which ONNX Runtime GenAI drives the decoder as a decoder-only model. The cross-attention inputs are extra inputs that the
/// caller sets before the first token; so they are not listed here.
/// </summary>
internal static class GenAiConfig
{
    public const string FileName = "genai_config.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string folder, ModelConfig config, GraphLimits limits)
    {
        var json = new JsonObject
        {
            ["model"] = new JsonObject
            {
                // "t5gemma" is unknown to GenAI; "decoder" is its generic decoder-only type.
                ["type"] = "decoder",
                ["bos_token_id"] = config.DecoderStart,
                ["eos_token_id"] = new JsonArray([.. config.End.Select(id => JsonValue.Create(id))]),
                ["pad_token_id"] = config.Pad,
                ["vocab_size"] = config.Vocabulary,
                ["context_length"] = limits.DecoderPositions,
                ["decoder"] = Decoder(config.Decoder),
            },
            ["search"] = new JsonObject
            {
                ["max_length"] = limits.DecoderPositions,
                ["num_beams"] = 1,
                ["past_present_share_buffer"] = true,
            },
        };
        File.WriteAllText(Path.Combine(folder, FileName), json.ToJsonString(Indented) + "\n");
    }

    private static JsonObject Decoder(StackConfig stack) => new()
    {
        ["filename"] = Bundle.DecoderGraph,
        ["num_hidden_layers"] = stack.Layers,
        ["num_attention_heads"] = stack.Heads,
        ["num_key_value_heads"] = stack.KeyValueHeads,
        ["head_size"] = stack.HeadWidth,
        ["hidden_size"] = stack.Hidden,
        ["inputs"] = new JsonObject
        {
            ["input_ids"] = GraphNames.InputIds,
            ["attention_mask"] = GraphNames.AttentionMask,
            ["past_key_names"] = "past_key_values.%d.key",
            ["past_value_names"] = "past_key_values.%d.value",
        },
        ["outputs"] = new JsonObject
        {
            ["logits"] = GraphNames.Logits,
            ["present_key_names"] = "present.%d.key",
            ["present_value_names"] = "present.%d.value",
        },
    };
}
