using System.ComponentModel;

namespace Summarizer.Api.Endpoints.Tokenize;

/// <summary>A text to tokenize.</summary>
internal sealed record TokenizeBody
{
    /// <summary>The text, up to max_input_characters characters; may be empty.</summary>
    public required string Text { get; init; }

    /// <summary>Whether to list the tokens too, not only to count them.</summary>
    [DefaultValue(true)]
    public bool? Tokens { get; init; }
}

/// <summary>Tokens to turn into text.</summary>
internal sealed record DetokenizeBody
{
    /// <summary>Ids of tokens, up to 1,000,000.</summary>
    public required IReadOnlyList<int> Tokens { get; init; }
}

/// <summary>The text of tokens.</summary>
/// <param name="Text">The text.</param>
/// <param name="Prompt">The same, under the name that vLLM's clients look for.</param>
internal sealed record DetokenizeResponse(string Text, string Prompt);

/// <summary>The tokens of a text.</summary>
/// <param name="Count">How many.</param>
internal sealed record TokenizeResponse(int Count)
{
    /// <summary>Which; absent when they were not asked for.</summary>
    public IReadOnlyList<TokenItem>? Tokens { get; init; }
}

/// <summary>One token.</summary>
/// <param name="Id">Its id in the vocabulary.</param>
/// <param name="Text">Its piece as the tokenizer stores it.</param>
/// <param name="Start">First character (Unicode code point) that it covers.</param>
/// <param name="Stop">Character after the last; equal to start for the later bytes of a character that several tokens share.</param>
internal sealed record TokenItem(int Id, string Text, int Start, int Stop);
