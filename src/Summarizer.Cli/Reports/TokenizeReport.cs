namespace Summarizer.Cli.Reports;

/// <summary>JSON of <c>summarizer tokenize</c>.</summary>
/// <param name="Ids">Token ids, without begin or end tokens.</param>
/// <param name="Count">Number of ids.</param>
internal sealed record TokenizeReport(IReadOnlyList<int> Ids, int Count);
