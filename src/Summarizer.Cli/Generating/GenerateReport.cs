using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Generating;

/// <summary>JSON of <c>summarizer generate</c>.</summary>
internal sealed record GenerateReport
{
    /// <summary>Written ids, without the start token and without the end token.</summary>
    public required IReadOnlyList<int> OutputIds { get; init; }

    /// <summary><c>stop</c> or <c>length</c>.</summary>
    public required string FinishReason { get; init; }

    /// <summary>Score of the best beam; null without beam search.</summary>
    public required double? Score { get; init; }

    /// <summary>All finished beams, best first; empty without beam search.</summary>
    public required IReadOnlyList<BeamHypothesis> Hypotheses { get; init; }

    /// <summary>Where the time went.</summary>
    public required TimingsReport Timings { get; init; }

    public static GenerateReport Of(GenerationResult result) => new()
    {
        OutputIds = result.OutputIds,
        FinishReason = Word(result.FinishReason),
        Score = result.Score,
        Hypotheses = result.Hypotheses,
        Timings = TimingsReport.Of(result.Timings),
    };

    public static string Word(FinishReason reason) => reason.ToString().ToLowerInvariant();
}
