using System.Text.Json.Nodes;

namespace Summarizer.Bundles.Tests;

/// <summary>A bundle whose graphs are a few bytes: enough for everything that this project checks.</summary>
internal static class SampleBundle
{
    public static string Write(string folder, bool overwrite = false)
    {
        using var writer = new BundleWriter(folder, overwrite);
        File.WriteAllText(Path.Combine(writer.Folder, Bundle.EncoderGraph), "encoder");
        File.WriteAllText(Path.Combine(writer.Folder, Bundle.DecoderGraph), "decoder");
        writer.Commit(Describe);
        return folder;
    }

    public static BundleManifest Describe(IReadOnlyList<BundleFile> files) => new()
    {
        Format = BundleManifest.CurrentFormat,
        Name = "sample",
        Architecture = "t5gemma",
        Precision = Precision.Int8,
        Parameters = 42,
        Source = new BundleSource("sample", new string('0', 64), "0.1.0"),
        Encoder = Stack,
        Decoder = Stack,
        CrossCache = CacheType.Int8,
        Limits = new ModelLimits { MaxInputTokens = 32, MaxOutputTokens = 16, Vocabulary = 512 },
        Tokens = new SpecialTokens { Pad = 0, DecoderStart = 2, End = [1, 107] },
        Prompts = new Dictionary<string, PromptTemplate> { ["summarize"] = new("Summarize: {text}") },
        Files = files,
    };

    public static void EditManifest(string folder, Action<JsonObject> edit)
    {
        var path = Path.Combine(folder, BundleManifest.FileName);
        var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        edit(json);
        File.WriteAllText(path, json.ToJsonString());
    }

    private static StackShape Stack => new() { Layers = 1, Hidden = 8, Heads = 2, KeyValueHeads = 1, HeadWidth = 4, FeedForward = 16 };
}
