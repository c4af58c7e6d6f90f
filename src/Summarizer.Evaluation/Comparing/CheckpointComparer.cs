using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Evaluation.Comparing;

/// <summary>The fine-tasks rule (Kydlíček et al. 2024, HuggingFaceFW) for the metrics of one training; the formulas are in docs/evaluation.md.</summary>
public static class CheckpointComparer
{
    /// <summary>Compares checkpoints by the results of their evaluations.</summary>
    /// <param name="results">Name and result of each checkpoint, in the order of training; at least two.</param>
    /// <exception cref="EvaluationDataException">There are fewer than two, or they were not made from the same rows.</exception>
    public static CheckpointComparison Compare(IReadOnlyList<(string Name, EvaluationResult Result)> results)
    {
        if (results.Count < 2)
        {
            throw new EvaluationDataException($"A comparison needs the results of at least 2 checkpoints; {results.Count} given.");
        }

        foreach (var (name, result) in results.Skip(1))
        {
            CheckSameRows(results[0].Name, results[0].Result, name, result);
        }

        var overall = Trends(null, [.. results.Select(r => r.Result.Overall.Metrics)]);
        var sources = results[0].Result.Sources.Index()
            .SelectMany(s => Trends(s.Item.Name, [.. results.Select(r => r.Result.Sources[s.Index].Metrics)]));
        return new CheckpointComparison { Checkpoints = [.. results.Select(r => r.Name)], Metrics = [.. overall, .. sources] };
    }

    // A metric that a checkpoint lacks (the precision of "No answer." of a model that never says it) has no trend.
    private static IEnumerable<MetricTrend> Trends(string? source, IReadOnlyList<IReadOnlyDictionary<string, MetricValue?>> checkpoints) =>
        from metric in MetricNames.Quality
        let values = checkpoints.Select(c => c.GetValueOrDefault(metric)?.Value).OfType<double>().ToList()
        where values.Count == checkpoints.Count
        select MetricTrend.Of(metric, source, values);

    private static void CheckSameRows(string firstName, EvaluationResult first, string name, EvaluationResult other)
    {
        var (wanted, found) = (Rows(first), Rows(other));
        if (wanted != found)
        {
            throw new EvaluationDataException(
                $"'{firstName}' and '{name}' were not made from the same rows ({wanted}; {found}). Evaluate every checkpoint with the same --data, --limit and --seed.");
        }
    }

    private static string Rows(EvaluationResult result) =>
        $"limit {result.Settings.Limit?.ToString() ?? "none"}"
        + (result.Settings.Limit is null ? "" : $", seed {result.Settings.Seed}")
        + $", {string.Join(", ", result.Sources.Select(s => $"{s.Name} {s.Rows}"))}";
}
