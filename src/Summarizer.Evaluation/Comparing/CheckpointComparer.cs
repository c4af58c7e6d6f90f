using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;
using Summarizer.Evaluation.Statistics;

namespace Summarizer.Evaluation.Comparing;

/// <summary>
/// The rule of "FineTasks" (HuggingFaceFW 2024) for the metrics of one training: trust what grows with training and says early what it says late.
/// FineTasks orders rival models; with one model, its sources are what can be ordered. The training recipe applies the same rule to its own figures.
/// </summary>
public static class CheckpointComparer
{
    private static readonly string[] Compared =
        [.. MetricNames.Rouge, MetricNames.Gain(MetricNames.Rouge1), MetricNames.SourceBigrams, MetricNames.NoAnswerF1];

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

        var trends = Compared.Select(metric => Trend(metric, [.. results.Select(r => r.Result)])).OfType<MetricTrend>().ToList();
        return new CheckpointComparison { Checkpoints = [.. results.Select(r => r.Name)], Metrics = trends, Chosen = Choose(trends, results.Count) };
    }

    private static MetricTrend? Trend(string metric, IReadOnlyList<EvaluationResult> checkpoints)
    {
        // Rows of different sources count together in the question metrics, so their sources are not ordered.
        var sources = MetricNames.Questions.Contains(metric)
            ? []
            : checkpoints[0].Sources.Index().Select(s => Values(metric, checkpoints.Select(c => c.Sources[s.Index].Metrics))).OfType<List<double>>();
        return Values(metric, checkpoints.Select(c => c.Overall.Metrics)) is { } values ? MetricTrend.Of(metric, values, [.. sources]) : null;
    }

    // Null when one of the checkpoints lacks the metric.
    private static List<double>? Values(string metric, IEnumerable<IReadOnlyDictionary<string, MetricValue?>> checkpoints)
    {
        var values = checkpoints.Select(c => c.GetValueOrDefault(metric)?.Value).ToList();
        return values.Contains(null) ? null : [.. values.OfType<double>()];
    }

    private static int Choose(List<MetricTrend> trends, int checkpoints)
    {
        var trusted = trends.Any(t => t.Kept) ? [.. trends.Where(t => t.Kept)] : trends;
        var ranks = trusted.Select(t => RankCorrelation.Ranks(t.Values)).ToList();
        return Enumerable.Range(0, checkpoints).MaxBy(i => (ranks.Sum(r => r[i]), i));
    }

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
        (result.Settings.Limit is { } limit ? $"limit {limit}, seed {result.Settings.Seed}" : "no limit")
        + string.Concat(result.Sources.Select(s => $", {s.Name} {s.Rows}"));
}
