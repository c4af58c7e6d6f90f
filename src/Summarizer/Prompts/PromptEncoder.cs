using Summarizer.Bundles;
using Summarizer.Grounding;
using Summarizer.Tokenization;
using Summarizer.Tokenization.Encoders;

namespace Summarizer.Prompts;

/// <summary>Turns documents into what the model reads: the task's prompt around the text, tokenized as one string, since tokens may cross the seam.</summary>
/// <param name="tokenizer">The model's tokenizer.</param>
/// <param name="prompt">The task's prompt.</param>
/// <param name="instruction">Fills the prompt's slot of that name.</param>
/// <param name="tokens">Tells what the model expects before and after every input.</param>
/// <param name="limit">Longest input in tokens, prompt and markers included.</param>
internal sealed class PromptEncoder(TextTokenizer tokenizer, TaskPrompt prompt, string? instruction, SpecialTokens tokens, int limit)
{
    private readonly int[] _before = tokens.InputStart is { } start ? [start] : [];
    private readonly int[] _after = tokens.InputEnd is { } end ? [end] : [];
    private int? _room;

    /// <summary>Fills the prompt's slot of that name; nothing is written for null.</summary>
    public string? Query { get; init; }

    /// <summary>The model's tokenizer.</summary>
    public TextTokenizer Tokenizer => tokenizer;

    /// <summary>How whole sentences are chosen; null when the model was not tuned for that.</summary>
    public SentenceWeights? Sentences => prompt.Sentences;

    /// <summary>Longest input in tokens, prompt included, that leaves room for the markers of its sentences.</summary>
    public int Limit => limit - (prompt.Sentences?.Markers.Count ?? 0);

    /// <summary>Tokens left for the document.</summary>
    public int Room => _room ??= Limit - Encode("").Count;

    /// <summary>Token ids of the prompt with a document in it.</summary>
    public IReadOnlyList<int> Encode(string text)
    {
        var rendered = prompt.Place(text, instruction, Query);
        return [.. _before, .. tokenizer.Encode(rendered.Text, rendered.Template), .. _after];
    }

    /// <summary>
    /// Token ids of the prompt with a document in it, and before the first token of each of its first sentences a marker. A token that begins with the space before a sentence is its first one.
    /// </summary>
    /// <param name="text">Document.</param>
    /// <param name="markers">Tokens that stand before the sentences, in their order.</param>
    public IReadOnlyList<int> EncodeMarked(QuotableText text, IReadOnlyList<int> markers)
    {
        var rendered = prompt.Place(text.Text, instruction, Query);
        var ids = new List<int>(_before);
        var next = 0;
        var marked = Math.Min(markers.Count, text.Spans.Count);
        foreach (var token in tokenizer.EncodeSpans(rendered.Text, rendered.Template))
        {
            while (next < marked && token.End > rendered.Offset + text.Spans[next].Offset)
            {
                ids.Add(markers[next++]);
            }

            ids.Add(token.Id);
        }

        ids.AddRange(_after);
        return ids;
    }

    /// <summary>Tokens of the bare document, with the characters that each covers.</summary>
    public IReadOnlyList<TokenSpan> Spans(string text) => tokenizer.EncodeSpans(text);

    /// <summary>Whether the model can read the document in one pass.</summary>
    public bool Fits(string text) => Encode(text).Count <= Limit;
}
