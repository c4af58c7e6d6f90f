using Microsoft.ML.Tokenizers;
using Summarizer.Tokenization;

namespace Summarizer.Compression;

/// <summary>Counts tokens as the model that will read the result counts them.</summary>
public sealed class TokenCounter
{
    // Built on first use: a vocabulary of 200,000 pieces takes a while and stays for the life of the process.
    private static readonly Lazy<TiktokenTokenizer> O200k = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));
    private static readonly Lazy<TiktokenTokenizer> Cl100k = new(() => TiktokenTokenizer.CreateForEncoding("cl100k_base"));

    private readonly Func<string, int> _count;

    private TokenCounter(Func<string, int> count) => _count = count;

    /// <summary>Counter of a target.</summary>
    /// <param name="target">Whose tokens to count.</param>
    /// <param name="model">The served model's tokenizer.</param>
    public static TokenCounter For(TargetTokenizer target, TextTokenizer model) => new(target switch
    {
        TargetTokenizer.O200kBase => text => O200k.Value.CountTokens(text),
        TargetTokenizer.Cl100kBase => text => Cl100k.Value.CountTokens(text),
        _ => text => model.Encode(text).Count,
    });

    /// <summary>Tokens of a text, without special ones.</summary>
    public int Count(string text) => _count(text);
}
