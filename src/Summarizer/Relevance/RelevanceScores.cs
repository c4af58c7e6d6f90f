namespace Summarizer.Relevance;

/// <summary>How much the passages of a request have to do with its question.</summary>
/// <param name="Units">Per passage and unit, how probably it belongs to the answer, 0 to 1.</param>
/// <param name="Passages">Per passage, how probably it holds an answer, 0 to 1.</param>
/// <param name="Meanings">Vectors per passage; null where words alone were compared.</param>
internal sealed record RelevanceScores(
    IReadOnlyList<double[]> Units, IReadOnlyList<double> Passages, IReadOnlyList<PassageMeaning>? Meanings);
