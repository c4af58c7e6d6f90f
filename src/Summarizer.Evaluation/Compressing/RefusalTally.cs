using Summarizer.Embeddings;
using Summarizer.Relevance;

namespace Summarizer.Evaluation.Compressing;

/// <summary>Collects how probable the product finds it that passages do not answer, of those that do and of those that do not.</summary>
internal sealed class RefusalTally(EmbeddingModel? model)
{
    private static readonly double[] Thresholds = [0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99];

    private readonly RelevanceScorer _scorer = new(model, RelevanceNetwork.Default);
    private readonly List<RefusalScore> _scores = [];
    private readonly List<double> _answering = [];
    private readonly List<double> _others = [];

    /// <summary>
    /// Adds the questions of a source: with their own passage, with one that people found not to answer, with one of another question.
    /// </summary>
    public async Task AddAsync(QuestionPool pool, CancellationToken cancellationToken)
    {
        var answering = await ScoresAsync(pool.Cases(PassageSetting.Single), cancellationToken).ConfigureAwait(false);
        var hard = await ScoresAsync(pool.Hard(), cancellationToken).ConfigureAwait(false);
        var mismatched = await ScoresAsync(pool.Mismatched(), cancellationToken).ConfigureAwait(false);
        _scores.AddRange(new[] { ("unanswerable", hard), ("mismatched", mismatched) }
            .Where(o => o.Item2.Count > 0 && answering.Count > 0)
            .Select(o => new RefusalScore(pool.Source, o.Item1, answering.Count, o.Item2.Count, Auc(answering, o.Item2))));
        _answering.AddRange(answering);
        _others.AddRange(hard.Concat(mismatched));
    }

    /// <summary>Curves and error rates.</summary>
    public RefusalReport Report() => new(
        _scores,
        [.. Thresholds.Select(t => new RefusalThreshold(t, Share(_answering, t), 1 - Share(_others, t)))]);

    private static double Share(List<double> scores, double threshold) =>
        scores.Count == 0 ? 0 : (double)scores.Count(s => s >= threshold) / scores.Count;

    // The share of pairs in the right order (Mann and Whitney 1947).
    private static double Auc(List<double> answering, List<double> others) =>
        answering.Sum(a => others.Sum(o => o > a ? 1.0 : o == a ? 0.5 : 0)) / ((double)answering.Count * others.Count);

    private async Task<List<double>> ScoresAsync(IEnumerable<QuestionCase> questions, CancellationToken cancellationToken)
    {
        var scores = new List<double>();
        foreach (var question in questions)
        {
            scores.Add(1 - (await _scorer.ScoreAsync(question.Question, question.Passages, cancellationToken).ConfigureAwait(false)).Passages[0]);
        }

        return scores;
    }
}
