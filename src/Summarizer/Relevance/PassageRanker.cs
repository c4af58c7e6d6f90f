using Summarizer.Embeddings;
using Summarizer.TextModel;

namespace Summarizer.Relevance;

/// <summary>Says how probably passages answer a question. Safe for concurrent use.</summary>
public sealed class PassageRanker
{
    private readonly RelevanceScorer _scorer;

    /// <param name="model">Embedding model, which stays the caller's to dispose; null to compare words alone.</param>
    public PassageRanker(EmbeddingModel? model) => _scorer = new(model, RelevanceNetwork.Default);

    /// <summary>Scores passages.</summary>
    /// <param name="question">The question.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="titles">Their titles, as many or none.</param>
    /// <param name="blocks">Their blocks, as many or none; null for one whose own signs make them.</param>
    /// <param name="cancellationToken">Stops between two operators of a pass.</param>
    /// <returns>Per passage 0 to 1; 0 for one without a word.</returns>
    public async Task<IReadOnlyList<double>> ScoreAsync(
        string question, IReadOnlyList<string> passages, IReadOnlyList<string?> titles, IReadOnlyList<IReadOnlyList<TextBlock>?> blocks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(titles);
        ArgumentNullException.ThrowIfNull(blocks);
        ReadPassage[] read = [.. passages.Select((text, i) => new ReadPassage(text, titles.ElementAtOrDefault(i), blocks.ElementAtOrDefault(i)))];
        return (await _scorer.ScoreAsync(question, read, cancellationToken).ConfigureAwait(false)).Passages;
    }
}
