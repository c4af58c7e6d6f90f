using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Graphs;

namespace Summarizer.Export.Exporting;

/// <summary>
/// <c>genai_config.json</c>, with which any program that uses ONNX Runtime GenAI loads the bundle. A decoder-only model runs as it is. Of an encoder-decoder GenAI drives the decoder as a
/// decoder-only model, and the program sets the cross-attention inputs before the first token; with a single-file graph the whole model is one that GenAI drives.
/// </summary>
internal static class GenAiConfig
{
    public const string FileName = "genai_config.json";
    private const int OnlyFatal = 4;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the file.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="config">What the model computes.</param>
    /// <param name="precision">Of the weights.</param>
    /// <param name="limits">Lengths of the graphs.</param>
    /// <param name="singleFile">Whether an encoder-decoder is one graph as well.</param>
    public static void Write(string folder, ModelConfig config, Precision precision, GraphLimits limits, bool singleFile)
    {
        var positions = singleFile ? limits.InputTokens + limits.DecoderPositions : limits.DecoderPositions;
        var json = new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["type"] = TypeOf(config.Architecture),
                ["bos_token_id"] = config.DecoderStart,
                ["eos_token_id"] = new JsonArray([.. config.End.Select(id => JsonValue.Create(id))]),
                ["pad_token_id"] = config.Pad,
                ["vocab_size"] = config.Vocabulary,
                ["context_length"] = positions,
                ["decoder"] = Decoder(config.Decoder, precision, singleFile || config.Encoder is null ? Bundle.GenAiGraph : Bundle.DecoderGraph),
            },
            ["search"] = new JsonObject
            {
                ["max_length"] = positions,
                ["num_beams"] = 1,

                // GenAI's own default is true, that of transformers is false.
                ["early_stopping"] = false,
                ["past_present_share_buffer"] = true,
            },
        };
        File.WriteAllText(Path.Combine(folder, FileName), json.ToJsonString(Indented) + "\n");
    }

    // GenAI knows no T5Gemma; "decoder" is its generic decoder-only type.
    private static string TypeOf(Architecture architecture) => architecture switch
    {
        Architecture.Gemma2 => "gemma2",
        Architecture.Gemma3 => "gemma3_text",
        _ => "decoder",
    };

    private static JsonObject Decoder(StackConfig stack, Precision precision, string graph) => new()
    {
        ["session_options"] = SessionOptions(precision),
        ["filename"] = graph,
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

    // Waiting threads sleep instead of taking a core from whatever else the machine does; errors come as exceptions too. Products of 8-bit numbers are right on every processor:
    // without VNNI those of signed weights saturate. Our own engine asks for that only where it has to.
    private static JsonObject SessionOptions(Precision precision)
    {
        var options = new JsonObject { ["log_severity_level"] = OnlyFatal, ["session.intra_op.allow_spinning"] = "0" };
        if (precision.IsQuantized())
        {
            options["session.x64quantprecision"] = "1";
        }

        return options;
    }
}
