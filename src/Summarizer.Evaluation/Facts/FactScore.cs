namespace Summarizer.Evaluation.Facts;

/// <summary>How the summaries of one document did; shares are 0 to 1.</summary>
/// <param name="Document">The document.</param>
/// <param name="Words">Words that a summary might have.</param>
/// <param name="Summary">What the model chose.</param>
/// <param name="Lead">The first sentences.</param>
/// <param name="Recall">Share of the facts that the summary tells.</param>
/// <param name="LeadRecall">The same for the first sentences.</param>
/// <param name="RandomRecall">The same for sentences at random, mean of all draws.</param>
/// <param name="OracleRecall">About the most that is possible.</param>
/// <param name="Found">Facts told, by quarter of the document.</param>
/// <param name="Quarters">Facts, by quarter of the document.</param>
/// <param name="SecondHalf">Whether a sentence of the summary comes from the second half of the document.</param>
public sealed record FactScore(
    FactDocument Document,
    int Words,
    string Summary,
    string Lead,
    double Recall,
    double LeadRecall,
    double RandomRecall,
    double OracleRecall,
    IReadOnlyList<int> Found,
    IReadOnlyList<int> Quarters,
    bool SecondHalf);
