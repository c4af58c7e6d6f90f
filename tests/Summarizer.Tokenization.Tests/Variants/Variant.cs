using System.Text.Json;

namespace Summarizer.Tokenization.Tests.Variants;

/// <summary>A tiny model with options that the golden models do not have, and what SentencePiece does with it; made by make_variants.py.</summary>
public sealed record Variant(string Name, byte[] Model, Variant.Case[] Cases, Variant.Decoding[] Decodings)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public static IReadOnlyDictionary<string, Variant> All { get; } = Read();

    private static Dictionary<string, Variant> Read()
    {
        using var stream = typeof(Variant).Assembly.GetManifestResourceStream("variants.json")!;
        return JsonSerializer.Deserialize<File>(stream, Json)!.Variants.ToDictionary(v => v.Name);
    }

    /// <summary>One text; a span is [start, end).</summary>
    public sealed record Case(string Text, int[] Ids, int[][] Spans, string Decoded);

    public sealed record Decoding(int[] Ids, string Decoded);

    private sealed record File(Variant[] Variants);
}
