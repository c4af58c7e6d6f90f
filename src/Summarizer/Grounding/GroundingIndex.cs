namespace Summarizer.Grounding;

/// <summary>Everything that grounded decoding looks up, built once per request and shared by its beams. Immutable.</summary>
internal sealed class GroundingIndex
{
    public GroundingIndex(VocabularyTrie trie, GroundingSource source, GroundingRules rules)
    {
        Trie = trie;
        Source = source;
        Rules = rules;
        First = new SpanStarts(trie, source, afterSpace: false);
        Later = new SpanStarts(trie, source, afterSpace: true);
    }

    public VocabularyTrie Trie { get; }

    public GroundingSource Source { get; }

    public GroundingRules Rules { get; }

    /// <summary>Tokens that may begin the output.</summary>
    public SpanStarts First { get; }

    /// <summary>Tokens that may begin a further quotation.</summary>
    public SpanStarts Later { get; }
}
