using System.Text.Json;

namespace Summarizer.Tokenization.Tests;

/// <summary>What SentencePiece 0.2.2 does with a model: tests/fixtures/README.md, section Tokenizers.</summary>
public sealed class Golden
{
    public const string Gemma = "tokenizer-gemma";
    public const string T5 = "tokenizer-t5";

    /// <summary>Byte-level BPE; its ids are those of GPT-2's rules (make_tokenizer_json.py).</summary>
    public const string Bart = "tokenizer-bart";

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Dictionary<string, Golden> Loaded = new[] { Gemma, T5, Bart }.ToDictionary(name => name, Read);

    public required int VocabSize { get; init; }

    public required Dictionary<string, int> SpecialIds { get; init; }

    public required Case[] Cases { get; init; }

    public required Decoding[] Decodings { get; init; }

    public TextTokenizer Tokenizer { get; private set; } = null!;

    /// <summary>From the <c>tokenizer.json</c> of the fixture.</summary>
    public TextTokenizer Json { get; private set; } = null!;

    public static Golden Of(string fixture) => Loaded[fixture];

    public static string JsonPath(string fixture) => Path.Combine(Repository.Fixture(fixture), "tokenizer.json");

    public static string ModelPath(string fixture) => Path.Combine(Repository.Fixture(fixture), "tokenizer.model");

    private static Golden Read(string fixture)
    {
        var golden = JsonSerializer.Deserialize<Golden>(File.ReadAllBytes(Path.Combine(Repository.Fixture(fixture), "encodings.json")), Options)!;
        golden.Tokenizer = TextTokenizer.Load(fixture == Bart ? JsonPath(fixture) : ModelPath(fixture));
        golden.Json = fixture == Bart ? golden.Tokenizer : TextTokenizer.Load(JsonPath(fixture));
        return golden;
    }

    public sealed record Case(string Text, int[] Ids, string[] Pieces, string Decoded, string Normalized);

    public sealed record Decoding(int[] Ids, string Decoded);
}
