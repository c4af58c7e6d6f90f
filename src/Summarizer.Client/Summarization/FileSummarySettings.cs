namespace Summarizer.Client.Summarization;

/// <summary>What to make of a file, <c>POST /v1/summarize</c> with the file as the body.</summary>
public sealed record FileSummarySettings : SummarySettings;
