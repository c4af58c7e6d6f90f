using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Baselines;

/// <summary>The sentences of a document as word numbers, to make extractive summaries from.</summary>
internal sealed class SourceSentences
{
    private readonly int[][] _sentences;

    public SourceSentences(WordIds ids, string document) =>
        _sentences = [.. Sentences.Of(document).Select(ids.Encode)];

    /// <summary>Number of sentences.</summary>
    public int Count => _sentences.Length;

    /// <summary>The first sentences, one after the other.</summary>
    public int[] Lead(int count) => Join(Enumerable.Range(0, Math.Min(count, Count)));

    /// <summary>Sentences one after the other; n-grams may span their seams, as in a summary made of them.</summary>
    public int[] Join(IEnumerable<int> sentences) => [.. sentences.SelectMany(s => _sentences[s])];
}
