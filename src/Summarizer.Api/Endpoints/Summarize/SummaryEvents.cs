namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>Data of the event summary.started: the model has read the document.</summary>
/// <param name="Id">Id of the summary.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="InputTokens">Tokens read, prompts included.</param>
/// <param name="Truncated">Whether a part of the document was left out.</param>
internal sealed record SummaryStarted(string Id, string Model, int InputTokens, bool Truncated);

/// <summary>Data of the event summary.delta.</summary>
/// <param name="Delta">The next whole characters of the summary.</param>
internal sealed record SummaryDelta(string Delta);

/// <summary>Data of the event summary.progress: a long document is being read in parts.</summary>
/// <param name="PartsRead">Parts that were read.</param>
/// <param name="Parts">Parts of the document.</param>
internal sealed record SummaryProgress(int PartsRead, int Parts);
