namespace Summarizer.Client.Comparison;

/// <summary>
/// One step of a comparison: <see cref="ComparisonStarted"/>, a <see cref="ComparisonProgress"/> after every turn, in a sweep a <see
/// cref="SweepCell"/> after every
/// pair of lengths, then <see cref="ComparisonCompleted"/>.
/// </summary>
public abstract record ComparisonEvent
{
    private protected ComparisonEvent()
    {
    }
}

/// <summary>The models are loaded.</summary>
/// <param name="Id">Id of the comparison.</param>
/// <param name="Models">Names of the models, the one in question first.</param>
/// <param name="Turns">Turns to come.</param>
public sealed record ComparisonStarted(string Id, IReadOnlyList<string> Models, int Turns) : ComparisonEvent;

/// <summary>One turn of one model is over.</summary>
/// <param name="Done">Turns done.</param>
/// <param name="Total">Turns of the whole comparison.</param>
/// <param name="Model">The model whose turn it was.</param>
/// <param name="Warmup">Whether the turn does not count.</param>
/// <param name="InputTokens">Tokens that were read.</param>
/// <param name="OutputTokens">Tokens that were written.</param>
/// <param name="TtftMs">TTFT of the turn's first request, in milliseconds.</param>
/// <param name="E2eMs">End-to-end time of it.</param>
public sealed record ComparisonProgress(
    int Done, int Total, string Model, bool Warmup, int InputTokens, int OutputTokens, double TtftMs, double E2eMs) : ComparisonEvent
{
    /// <summary>TPOT of it; null for a single output token.</summary>
    public double? TpotMs { get; init; }
}

/// <summary>Everything is measured; the last event.</summary>
/// <param name="Response">The same object that the call without streaming returns.</param>
public sealed record ComparisonCompleted(CompareResponse Response) : ComparisonEvent;
