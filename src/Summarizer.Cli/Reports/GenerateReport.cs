using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Reports;

/// <summary>JSON of <c>summarizer generate</c>.</summary>
internal sealed record GenerateReport
{
    /// <summary>
    /// Written ids with the end token, if it ended with one, and without the start token: what other implementations give after the first
    /// id.
    /// </summary>
    public required IReadOnlyList<int> OutputIds { get; init; }

    /// <summary><c>stop</c> or <c>length</c>.</summary>
    public required string FinishReason { get; init; }

    /// <summary>Score of the best beam; null without beam search.</summary>
    public required double? Score { get; init; }

    /// <summary>All finished beams, best first; empty without beam search.</summary>
    public required IReadOnlyList<GenerateBeam> Hypotheses { get; init; }

    /// <summary>Where the time went.</summary>
    public required TimingsReport Timings { get; init; }

    public static GenerateReport Of(GenerationResult result) => new()
    {
        OutputIds = Ids(result.OutputIds, result.EndToken),
        FinishReason = Word(result.FinishReason),
        Score = result.Score,
        Hypotheses = [.. result.Hypotheses.Select(beam => new GenerateBeam(Ids(beam.OutputIds, beam.EndToken), beam.Score))],
        Timings = TimingsReport.Of(result.Timings),
    };

    /// <summary>Ids with the end token that belongs to them.</summary>
    public static IReadOnlyList<int> Ids(IReadOnlyList<int> written, int? end) => end is { } token ? [.. written, token] : written;

    public static string Word(FinishReason reason) => reason.ToString().ToLowerInvariant();
}

/// <summary>One finished beam.</summary>
/// <param name="OutputIds">Written ids with the end token, if it ended with one.</param>
/// <param name="Score">Sum of log-probabilities over length to the length penalty; null from a runtime that does not tell it.</param>
internal sealed record GenerateBeam(IReadOnlyList<int> OutputIds, double? Score);
