using System.Text.Json;
using Summarizer.Bundles;

namespace Summarizer.GenAi.Models;

/// <summary>
/// Reads a bundle's <c>genai_config.json</c> before GenAI does. The file can name libraries to load and files anywhere; a bundle that came from elsewhere must not do that through us.
/// </summary>
internal static class ConfigCheck
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "genai_config.json";

    private static readonly string[] Known =
    [
        "model.type", "model.bos_token_id", "model.eos_token_id", "model.pad_token_id", "model.vocab_size", "model.context_length",
        "model.decoder.filename", "model.decoder.num_hidden_layers", "model.decoder.num_attention_heads", "model.decoder.num_key_value_heads",
        "model.decoder.head_size", "model.decoder.hidden_size", "model.decoder.inputs.*", "model.decoder.outputs.*",
        "model.decoder.session_options.intra_op_num_threads", "model.decoder.session_options.inter_op_num_threads", "model.decoder.session_options.log_severity_level",
        "model.decoder.session_options.session.*", "search.*",
    ];

    /// <summary>Checks the file.</summary>
    /// <exception cref="BundleException">It is missing, damaged, or says something that no export of this project says.</exception>
    public static void Check(Bundle bundle)
    {
        var path = bundle.PathOf(FileName);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            Walk(path, "", json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BundleException($"'{path}' is not a configuration of GenAI: {e.Message} Export the checkpoint again.", e);
        }
    }

    private static void Walk(string path, string at, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Walk(path, at.Length == 0 ? property.Name : $"{at}.{property.Name}", property.Value);
            }
        }
        else if (!Known.Any(known => known == at || (known[^1] == '*' && at.StartsWith(known[..^1], StringComparison.Ordinal))))
        {
            throw new BundleException($"'{path}' sets '{at}', which no export of this project does. Export the checkpoint again.");
        }
    }
}
