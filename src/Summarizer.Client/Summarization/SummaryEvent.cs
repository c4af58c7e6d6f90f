namespace Summarizer.Client.Summarization;

/// <summary>
/// One step of a summary that is being written: <see cref="SummaryStarted"/>, then <see cref="SummaryDelta"/>s, then <see
/// cref="SummaryCompleted"/>.
/// </summary>
public abstract record SummaryEvent
{
    private protected SummaryEvent()
    {
    }
}

/// <summary>The model has read the document.</summary>
/// <param name="Id">Id of the summary.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="InputTokens">Tokens read, prompts included.</param>
/// <param name="Truncated">Whether a part of the document was left out.</param>
public sealed record SummaryStarted(string Id, string Model, int InputTokens, bool Truncated) : SummaryEvent;

/// <summary>The summary goes on.</summary>
/// <param name="Delta">The next whole characters. All deltas together are the summary.</param>
public sealed record SummaryDelta(string Delta) : SummaryEvent;

/// <summary>The summary is finished; the last event.</summary>
/// <param name="Response">The same object that the call without streaming returns.</param>
public sealed record SummaryCompleted(SummarizeResponse Response) : SummaryEvent;
