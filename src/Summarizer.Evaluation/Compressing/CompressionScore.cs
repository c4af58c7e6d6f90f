namespace Summarizer.Evaluation.Compressing;

/// <summary>How one method did.</summary>
/// <param name="Method">The method.</param>
/// <param name="Rows">Questions with an answer in their passages.</param>
/// <param name="Kept">Share of them of whose answer most stands in the context, 0 to 1.</param>
/// <param name="KeptLow">Lower end of its 95 % interval (Wilson 1927).</param>
/// <param name="KeptHigh">Upper end.</param>
/// <param name="Strict">Share of them whose answer stands there whole.</param>
/// <param name="TokensSaved">1 - context tokens / passage tokens, over all rows.</param>
/// <param name="OverBudget">Rows whose context has more tokens than the budget.</param>
/// <param name="MedianMilliseconds">Median time per request.</param>
/// <param name="P95Milliseconds">95th percentile of it.</param>
/// <param name="Sources">The same per source.</param>
public sealed record CompressionScore(
    CompressionMethod Method, int Rows, double Kept, double KeptLow, double KeptHigh, double Strict, double TokensSaved, int OverBudget,
    double MedianMilliseconds, double P95Milliseconds, IReadOnlyList<SourceKept> Sources);

/// <summary>What a method kept of one source.</summary>
/// <param name="Source">Name of the data file.</param>
/// <param name="Rows">Questions.</param>
/// <param name="Kept">Share of them of whose answer most stands in the context.</param>
/// <param name="Strict">Share of them whose answer stands there whole.</param>
public sealed record SourceKept(string Source, int Rows, double Kept, double Strict);

/// <summary>All methods in one setting.</summary>
/// <param name="Setting">Which passages stood beside a question.</param>
/// <param name="Rate">Share of their tokens that might be kept.</param>
/// <param name="Scores">One entry per method.</param>
public sealed record SettingReport(PassageSetting Setting, double Rate, IReadOnlyList<CompressionScore> Scores);

/// <summary>How well passages that do not answer are told from those that do.</summary>
/// <param name="Source">Name of the data file.</param>
/// <param name="Kind">"unanswerable": people wrote the question and found that the passage does not answer it; "mismatched": the passage of
/// another question.</param>
/// <param name="Answering">Questions with a passage that answers.</param>
/// <param name="Others">Questions with one that does not.</param>
/// <param name="Auc">Probability that of two such passages the one that does not answer has the higher no-answer score.</param>
public sealed record RefusalScore(string Source, string Kind, int Answering, int Others, double Auc);

/// <summary>Errors at one threshold.</summary>
/// <param name="Threshold">No-answer score from which a passage counts as not answering.</param>
/// <param name="WronglyRefused">Share of answering passages at or above it.</param>
/// <param name="WronglyAccepted">Share of the others below it.</param>
public sealed record RefusalThreshold(double Threshold, double WronglyRefused, double WronglyAccepted);

/// <summary>Abstention.</summary>
/// <param name="Scores">Per source and kind.</param>
/// <param name="Thresholds">Over all sources.</param>
public sealed record RefusalReport(IReadOnlyList<RefusalScore> Scores, IReadOnlyList<RefusalThreshold> Thresholds);

/// <summary>Result of <c>summarizer eval-compress</c>.</summary>
/// <param name="Embedding">Name of the embedding model; null for none.</param>
/// <param name="TargetTokenizer">Whose tokens were counted.</param>
/// <param name="Sources">Names of the data files.</param>
/// <param name="Settings">One entry per setting.</param>
/// <param name="Refusals">How well "no answer" is told.</param>
public sealed record CompressionReport(
    string? Embedding, string TargetTokenizer, IReadOnlyList<string> Sources, IReadOnlyList<SettingReport> Settings,
    RefusalReport Refusals);
