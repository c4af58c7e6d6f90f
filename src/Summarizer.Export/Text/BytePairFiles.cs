using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Summarizer.Export.Text;

/// <summary>Joins the <c>vocab.json</c> and <c>merges.txt</c> of a byte-level BPE (BART, GPT-2) to the <c>tokenizer.json</c> that a bundle has.</summary>
internal static class BytePairFiles
{
    public const string VocabularyName = "vocab.json";
    private const string MergesName = "merges.txt";
    private const long MaxBytes = 64 << 20;
    private static readonly string[] Specials = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", "<|endoftext|>"];

    /// <summary>The joined file; null if the folder has not both.</summary>
    /// <exception cref="ExportException">A file is damaged.</exception>
    public static byte[]? Read(string folder)
    {
        var (vocabularyPath, mergesPath) = (Path.Combine(folder, VocabularyName), Path.Combine(folder, MergesName));
        if (!File.Exists(vocabularyPath) || !File.Exists(mergesPath))
        {
            return null;
        }

        var vocabulary = Vocabulary(vocabularyPath);
        var special = Specials.Where(vocabulary.ContainsKey).ToDictionary(text => text, text => vocabulary[text]!.GetValue<int>());
        var json = new JsonObject
        {
            ["version"] = "1.0",
            ["added_tokens"] = new JsonArray([.. special.Select(token => new JsonObject { ["id"] = token.Value, ["content"] = token.Key, ["special"] = true })]),
            ["pre_tokenizer"] = new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = false },
            ["post_processor"] = special.TryGetValue("<s>", out var start) && special.TryGetValue("</s>", out var end)
                ? new JsonObject { ["type"] = "RobertaProcessing", ["sep"] = new JsonArray("</s>", end), ["cls"] = new JsonArray("<s>", start) }
                : null,
            ["model"] = new JsonObject { ["type"] = "BPE", ["vocab"] = vocabulary, ["merges"] = new JsonArray([.. Merges(mergesPath).Select(merge => JsonValue.Create(merge))]) },
        };
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static JsonObject Vocabulary(string path)
    {
        CheckSize(path);
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(path)) is JsonObject pieces && pieces.All(piece => piece.Value is JsonValue value && value.TryGetValue<int>(out _))
                ? pieces
                : throw new ExportException($"{VocabularyName} must be an object of pieces and ids. Download the file again.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new ExportException($"{VocabularyName} is not valid JSON: {error.Message} Download the file again.", error);
        }
    }

    // The first line may tell the version.
    private static IEnumerable<string> Merges(string path)
    {
        CheckSize(path);
        return File.ReadLines(path).Where((line, number) => line.Length > 0 && !(number == 0 && line.StartsWith("#version", StringComparison.Ordinal)));
    }

    private static void CheckSize(string path)
    {
        if (new FileInfo(path).Length is > MaxBytes and var length)
        {
            throw new ExportException($"{Path.GetFileName(path)} has {length} bytes; the limit is {MaxBytes}. Check that it is the file of the checkpoint.");
        }
    }
}
