using CsCheck;
using Summarizer.Prompts;
using Summarizer.Tokenization;

namespace Summarizer.Tests;

/// <summary>Real tokenizers and generated documents.</summary>
internal static class Samples
{
    private static readonly string[] Words =
    [
        "the", "summary", "Model", "reads", "U.S.", "3.14", "internationalization", "naïve", "日本語", "これは文です。", "😀", "👩‍👩‍👧", "x",
        new string('z', 90), "---", "https://example.com/a?b=c", "\"quoted\"", "(so", "far)",
    ];

    private static readonly string[] Separators = [" ", " ", " ", " ", "  ", ". ", ". ", "! ", "? ", ".\n", "\n\n", "\r\n \r\n", "\t", ""];

    public static TextTokenizer Gemma { get; } = Load("tokenizer-gemma");

    public static TextTokenizer T5 { get; } = Load("tokenizer-t5");

    /// <summary>Documents of up to 400 words with every kind of separator, script and unbreakable run.</summary>
    public static Gen<string> Document { get; } =
        Gen.Select(Gen.Int[0, Words.Length - 1], Gen.Int[0, Separators.Length - 1]).Array[0, 400]
            .Select(parts => string.Concat(parts.Select(p => Words[p.Item1] + Separators[p.Item2])));

    public static PromptEncoder Encoder(TextTokenizer tokenizer, int limit, string template = "Summarize: {text}", int? inputStart = null) =>
        new(tokenizer, new TaskPrompt("summarize", template), instruction: null, new() { Pad = 0, DecoderStart = 0, End = [1], InputStart = inputStart }, limit);

    private static TextTokenizer Load(string fixture) => TextTokenizer.Load(Path.Combine(Repository.Fixture(fixture), "tokenizer.model"));
}
