using Summarizer.Embeddings;
using Summarizer.Relevance;
using Summarizer.Requests;

namespace Summarizer.Compression;

/// <summary>Reads and scores the documents of a request.</summary>
/// <param name="model">Embedding model; null for words alone.</param>
/// <param name="options">Limits.</param>
internal sealed class PassageReading(EmbeddingModel? model, CompressionOptions options)
{
    private readonly RelevanceScorer _scorer = new(model, RelevanceNetwork.Default);

    /// <summary>Reads and scores.</summary>
    /// <param name="request">Checked request.</param>
    /// <param name="counter">Counts in the target tokenizer.</param>
    /// <param name="cancellationToken">Stops the reading of vectors.</param>
    public async Task<CompressionDraft> ReadAsync(CompressRequest request, TokenCounter counter, CancellationToken cancellationToken)
    {
        ReadPassage[] passages = [.. request.Documents.Select(
            (text, i) => new ReadPassage(text, request.Titles.ElementAtOrDefault(i), request.Blocks.ElementAtOrDefault(i)))];
        int[] tokens = [.. passages.Select(p => counter.Count(p.Text))];
        var scores = await _scorer.ScoreAsync(request.Query, passages, cancellationToken).ConfigureAwait(false);
        var order = PassageOrder.Of(request, passages, scores);
        return new(
            request, passages, tokens, scores, order, CompressionBudget.Of(request, tokens), options, counter, [.. Warnings(passages)]);
    }

    private IEnumerable<SummaryWarning> Warnings(IReadOnlyList<ReadPassage> passages)
    {
        var language = RelevanceScorer.LanguageOf(passages);
        if (model is null)
        {
            yield return new(
                "words-only",
                "There is no embedding model, so sentences were chosen by the words that they share with the question. A build makes "
                + "one (artifacts/models/minilm).");
        }
        else if (!_scorer.Knows(language))
        {
            yield return new(
                "words-only",
                $"The embedding model knows English; the documents are in '{language}', so sentences were chosen by the words that "
                + $"they share with the question.");
        }
    }
}
