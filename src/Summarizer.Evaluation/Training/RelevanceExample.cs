using Summarizer.Embeddings;
using Summarizer.Evaluation.Compressing;
using Summarizer.Relevance;

namespace Summarizer.Evaluation.Training;

/// <summary>A question with its passages as numbers.</summary>
/// <param name="Features">Per unit, passages one after another.</param>
/// <param name="Labels">Per unit, how much it answers.</param>
/// <param name="Passages">Units of every passage, and whether it answers.</param>
internal sealed record RelevanceExample(float[][] Features, double[] Labels, IReadOnlyList<(int Units, bool Answers)> Passages)
{
    /// <summary>Reads a case.</summary>
    public static async Task<RelevanceExample> ReadAsync(EmbeddingModel model, QuestionCase question, CancellationToken cancellationToken)
    {
        var (vector, meanings) = await RelevanceScorer.ReadAsync(model, question.Question, question.Passages, cancellationToken)
            .ConfigureAwait(false);
        var match = new LexicalMatch(RelevanceScorer.TermsOf(question.Question, question.Passages), question.Passages);
        var answering = question.Answers.Select(a => a.Passage).ToHashSet();
        return new(
            FeatureTable.Build(question.Question, vector, question.Passages, meanings, match),
            [.. question.Labels()],
            [.. question.Passages.Index().Select(p => (p.Item.Units.Count, answering.Contains(p.Index)))]);
    }
}
