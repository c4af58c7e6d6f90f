namespace Summarizer.Client.Models;

/// <summary>The tokens of a text, <c>POST /tokenize</c>.</summary>
/// <param name="Count">How many.</param>
public sealed record TokenizeResponse(int Count)
{
    /// <summary>Which; null when they were not asked for.</summary>
    public IReadOnlyList<Token>? Tokens { get; init; }
}

/// <summary>One token.</summary>
/// <param name="Id">Its id in the vocabulary.</param>
/// <param name="Text">Its piece as the tokenizer stores it.</param>
/// <param name="Start">First Unicode code point that it covers.</param>
/// <param name="Stop">Code point after the last.</param>
public sealed record Token(int Id, string Text, int Start, int Stop);

/// <summary>How the question comes over the wire.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Whether to list the tokens too.</param>
internal sealed record TokenizeRequest(string Text, bool Tokens);
