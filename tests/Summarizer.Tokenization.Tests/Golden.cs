using System.Text.Json;

namespace Summarizer.Tokenization.Tests;

/// <summary>What SentencePiece 0.2.2 does with a model: tests/fixtures/README.md, section Tokenizers.</summary>
public sealed class Golden
{
    public const string Gemma = "tokenizer-gemma";
    public const string T5 = "tokenizer-t5";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Dictionary<string, Golden> Loaded = new[] { Gemma, T5 }.ToDictionary(name => name, Read);

    public required int VocabSize { get; init; }

    public required Dictionary<string, int> SpecialIds { get; init; }

    public required Case[] Cases { get; init; }

    public required Decoding[] Decodings { get; init; }

    public TextTokenizer Tokenizer { get; private set; } = null!;

    public static Golden Of(string fixture) => Loaded[fixture];

    public static string ModelPath(string fixture) => Path.Combine(Folder(fixture), "tokenizer.model");

    private static Golden Read(string fixture)
    {
        var golden = JsonSerializer.Deserialize<Golden>(File.ReadAllBytes(Path.Combine(Folder(fixture), "encodings.json")), Json)!;
        golden.Tokenizer = TextTokenizer.Load(ModelPath(fixture));
        return golden;
    }

    private static string Folder(string fixture)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Summarizer.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException($"No Summarizer.sln above {AppContext.BaseDirectory}.");
        }

        return Path.Combine(root.FullName, "tests", "fixtures", fixture);
    }

    public sealed record Case(string Text, int[] Ids, string[] Pieces, string Decoded, string Normalized);

    public sealed record Decoding(int[] Ids, string Decoded);
}
