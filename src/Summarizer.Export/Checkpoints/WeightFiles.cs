using System.Text.Json;

namespace Summarizer.Export.Checkpoints;

/// <summary>Finds the safetensors files of a checkpoint folder: one file, or the shards that an index lists.</summary>
internal static class WeightFiles
{
    public const string SingleName = "model.safetensors";
    public const string IndexName = "model.safetensors.index.json";

    /// <summary>Names of the weight files, in ordinal order, and which tensors the index promises in each (null without an index).</summary>
    /// <exception cref="ExportException">There are none, or the index is wrong.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyDictionary<string, string>? Index) Find(string folder)
    {
        if (File.Exists(Path.Combine(folder, SingleName)))
        {
            return ([SingleName], null);
        }

        if (!File.Exists(Path.Combine(folder, IndexName)))
        {
            throw new ExportException(
                $"The checkpoint folder {folder} has neither {SingleName} nor {IndexName}. Give the folder of a Hugging Face checkpoint; older pytorch_model.bin files must be saved again as safetensors first.");
        }

        var index = ReadIndex(folder);
        return ([.. index.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], index);
    }

    private static Dictionary<string, string> ReadIndex(string folder)
    {
        using var document = JsonFile.Read(folder, IndexName);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("weight_map", out var map)
            || map.ValueKind != JsonValueKind.Object)
        {
            throw new ExportException($"{IndexName}: weight_map is missing or not an object of tensor names and file names. Download the file again.");
        }

        var index = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.EnumerateObject())
        {
            var shard = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : null;
            if (shard is null || !IsPlainName(shard))
            {
                throw new ExportException(
                    $"{IndexName}: weight_map puts tensor {MessageText.Quote(entry.Name)} into {MessageText.Quote(entry.Value.ToString())}; it must be the name of a .safetensors file in the same folder. Download the file again.");
            }

            index[entry.Name] = shard;
        }

        return index.Count > 0 ? index : throw new ExportException($"{IndexName}: weight_map is empty. Download the file again.");
    }

    // A shard must not lead out of the folder, on any operating system.
    private static bool IsPlainName(string name) =>
        name.EndsWith(".safetensors", StringComparison.Ordinal) && name.Length <= 255 && !name.StartsWith('.') && name.AsSpan().IndexOfAny("/\\:\0") < 0;
}
