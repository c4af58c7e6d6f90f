namespace Summarizer.Evaluation.Compressing;

/// <summary>How one method did.</summary>
/// <param name="Method">The method.</param>
/// <param name="Rows">Questions whose answer stands in their document.</param>
/// <param name="AnswerKept">Share of them whose answer still stands in the context, 0 to 1.</param>
/// <param name="AnswerKeptLow">Lower end of its 95 % interval (Wilson 1927).</param>
/// <param name="AnswerKeptHigh">Upper end.</param>
/// <param name="TokensSaved">1 - context tokens / document tokens, over all rows.</param>
/// <param name="OverBudget">Rows whose context has more tokens than the budget.</param>
/// <param name="MedianMilliseconds">Median time per document.</param>
/// <param name="P95Milliseconds">95th percentile of it.</param>
public sealed record CompressionScore(
    CompressionMethod Method, int Rows, double AnswerKept, double AnswerKeptLow, double AnswerKeptHigh, double TokensSaved, int OverBudget, double MedianMilliseconds, double P95Milliseconds);

/// <summary>Result of <c>summarizer eval-compress</c>.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Rate">Share of the tokens that might be kept.</param>
/// <param name="TargetTokenizer">Whose tokens were counted.</param>
/// <param name="Sources">Names of the data files.</param>
/// <param name="SkippedRows">Rows without an answer that stands in the document.</param>
/// <param name="Scores">One entry per method.</param>
public sealed record CompressionReport(
    string Model, double Rate, string TargetTokenizer, IReadOnlyList<string> Sources, int SkippedRows, IReadOnlyList<CompressionScore> Scores);
