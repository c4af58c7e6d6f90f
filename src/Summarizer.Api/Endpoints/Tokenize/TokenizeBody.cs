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
