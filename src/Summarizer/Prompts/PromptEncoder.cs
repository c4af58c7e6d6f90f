using Summarizer.Tokenization;

namespace Summarizer.Prompts;

/// <summary>Turns documents into what the model reads: the task's prompt around the text, tokenized as one string, since tokens may cross the seam.</summary>
/// <param name="tokenizer">The model's tokenizer.</param>
/// <param name="prompt">The task's prompt.</param>
/// <param name="instruction">Fills the prompt's slot of that name.</param>
/// <param name="inputStart">Token that the model expects before every input, or null.</param>
/// <param name="limit">Longest input in tokens, prompt included.</param>
internal sealed class PromptEncoder(TextTokenizer tokenizer, TaskPrompt prompt, string? instruction, int? inputStart, int limit)
{
    private int? _room;

    /// <summary>Fills the prompt's slot of that name; nothing is written for null.</summary>
    public string? Query { get; init; }

    /// <summary>Longest input in tokens, prompt included.</summary>
    public int Limit => limit;

    /// <summary>Tokens left for the document.</summary>
    public int Room => _room ??= limit - Encode("").Count;

    /// <summary>Token ids of the prompt with a document in it.</summary>
    public IReadOnlyList<int> Encode(string text)
    {
        var ids = tokenizer.Encode(prompt.Render(text, instruction, Query));
        return inputStart is { } start ? [start, .. ids] : ids;
    }

    /// <summary>Tokens of the bare document, with the characters that each covers.</summary>
    public IReadOnlyList<TokenSpan> Spans(string text) => tokenizer.EncodeSpans(text);

    /// <summary>Whether the model can read the document in one pass.</summary>
    public bool Fits(string text) => Encode(text).Count <= limit;
}
