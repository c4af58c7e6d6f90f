using System.Text.Json;

namespace Summarizer.Hub.Caching;

/// <summary>Says whether a snapshot folder holds a whole model. Other tools leave folders behind that hold a part of one.</summary>
internal static class SnapshotCheck
{
    private static readonly string[] Tokenizers = ["tokenizer.json", "tokenizer.model", "spiece.model", "vocab.json"];

    /// <summary>Whether configuration, a tokenizer and all weights are there.</summary>
    /// <param name="folder">Folder of the snapshot, or of a folder in it.</param>
    public static bool IsComplete(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        if (Has(folder, "manifest.json"))
        {
            return Has(folder, "decoder.onnx");
        }

        return Has(folder, "config.json") && Tokenizers.Any(name => Has(folder, name)) && HasWeights(folder);
    }

    private static bool HasWeights(string folder)
    {
        var index = Directory.EnumerateFiles(folder, "*.safetensors.index.json").FirstOrDefault();
        return index is null
            ? Directory.EnumerateFiles(folder, "*.safetensors").Any(path => Has(folder, Path.GetFileName(path)))
            : Shards(index) is { Count: > 0 } shards && shards.All(shard => Has(folder, shard));
    }

    private static List<string> Shards(string index)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(index));
            return [.. json.RootElement.GetProperty("weight_map").EnumerateObject().Select(entry => entry.Value.GetString() ?? "").Distinct()];
        }
        catch (Exception e) when (e is JsonException or IOException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    // A link whose blob is gone exists as a link only.
    private static bool Has(string folder, string name)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        return file.Exists && file.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: false };
    }
}
