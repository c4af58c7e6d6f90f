using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Summarizer.TestModels;

/// <summary>Fills the tables of a float32 checkpoint up with zeros, so that a tokenizer with more pieces belongs to it.</summary>
public static class LargerVocabulary
{
    /// <summary>Changes a checkpoint folder in place.</summary>
    /// <param name="folder">Folder with <c>config.json</c> and <c>model.safetensors</c>.</param>
    /// <param name="vocabulary">Rows that every table has afterwards.</param>
    public static void Give(string folder, int vocabulary)
    {
        var configPath = Path.Combine(folder, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(configPath))!.AsObject();
        var before = config["vocab_size"]?.GetValue<int>() ?? config["decoder"]!["vocab_size"]!.GetValue<int>();
        foreach (var part in new[] { config, config["encoder"], config["encoder"]?["text_config"], config["decoder"] }.OfType<JsonObject>().Where(part => part.ContainsKey("vocab_size")))
        {
            part["vocab_size"] = vocabulary;
        }

        File.WriteAllText(configPath, config.ToJsonString());
        var path = Path.Combine(folder, "model.safetensors");
        File.WriteAllBytes(path, Grow(File.ReadAllBytes(path), before, vocabulary));
    }

    private static byte[] Grow(byte[] file, int before, int vocabulary)
    {
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        var header = JsonNode.Parse(file.AsSpan(8, length))!.AsObject();
        var data = new MemoryStream();
        foreach (var (name, tensor) in header.Where(entry => entry.Key != "__metadata__"))
        {
            var (shape, offsets) = (tensor!["shape"]!.AsArray(), tensor["data_offsets"]!.AsArray());
            var (start, end) = (offsets[0]!.GetValue<int>(), offsets[1]!.GetValue<int>());
            var first = (int)data.Length;
            data.Write(file.AsSpan(8 + length + start, end - start));
            var axis = shape.Select(size => size!.GetValue<int>()).ToList().IndexOf(before);
            if (axis >= 0 && (name.Contains("embed", StringComparison.Ordinal) || name.Contains("shared", StringComparison.Ordinal) || name.Contains("final_logits", StringComparison.Ordinal) || name.Contains("lm_head", StringComparison.Ordinal)))
            {
                data.Write(new byte[(end - start) / before * (vocabulary - before)]);
                shape[axis] = vocabulary;
            }

            tensor["data_offsets"] = new JsonArray(first, (int)data.Length);
        }

        var text = Encoding.UTF8.GetBytes(header.ToJsonString());
        var result = new byte[8 + text.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(result, text.Length);
        text.CopyTo(result, 8);
        data.ToArray().CopyTo(result, 8 + text.Length);
        return result;
    }
}
