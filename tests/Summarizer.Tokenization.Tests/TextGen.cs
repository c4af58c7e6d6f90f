using CsCheck;

namespace Summarizer.Tokenization.Tests;

/// <summary>Texts of every kind: words, spaces, marks, emoji, special pieces, lone surrogates, control characters.</summary>
internal static class TextGen
{
    private static readonly string[] Special =
        [" ", "  ", "\n", "\u2581", "\u2581\u2581", "the", " The", "ing", "---", "aaaa", "<start_of_turn>", "<unk>", "<0x41>", "e\u0301", "\uFB01", "\uFDFA", "你好", "🙂", "👩\u200d👧"];

    private static readonly Gen<string> Unit = Gen.OneOf(
        Gen.Int[0, Special.Length - 1].Select(i => Special[i]),
        Gen.Char[' ', '~'].Select(c => c.ToString()),
        Gen.Char.Select(c => c.ToString()));

    public static Gen<string> Any { get; } = Unit.Array[0, 40].Select(string.Concat);
}
