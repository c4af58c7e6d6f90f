using Summarizer.Evaluation.Results;
using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Scoring;

/// <summary>Percentile bootstrap intervals (Efron and Tibshirani 1993, chapter 13).</summary>
internal static class Intervals
{
    /// <summary>A metric of some rows; null when they do not have it.</summary>
    public static MetricValue? Of(string metric, Sums all, IEnumerable<Sums> samples, Func<Sums, string, double?> value, double confidence) =>
        !Applies(metric, all) || value(all, metric) is not { } point ? null : Interval(point, samples.Select(s => value(s, metric)), confidence);

    /// <summary>The mean of a metric over the sources that have it. Samples are drawn within each source, so the set of sources is taken as given.</summary>
    public static MetricValue? OfMean(string metric, IEnumerable<SourceEstimate> sources, EvaluationSettings settings)
    {
        var having = sources.Where(e => e.Value(e.All, metric) is not null).ToList();
        return having.Count == 0
            ? null
            : Interval(
                having.Average(e => e.Value(e.All, metric))!.Value,
                Enumerable.Range(0, settings.Bootstrap).Select(s => having.Average(e => e.Value(e.Samples[s], metric))),
                settings.Confidence);
    }

    // Precision and F1 of "No answer." say nothing where every question has an answer: they would be 0 whatever the model does.
    private static bool Applies(string metric, Sums all) =>
        metric is not (MetricNames.NoAnswerPrecision or MetricNames.NoAnswerF1) || all.Ratio(MetricNames.NoAnswerRecall) is not null;

    // A sample that happens to lack the metric is left out.
    private static MetricValue Interval(double point, IEnumerable<double?> samples, double confidence)
    {
        double[] sorted = [.. samples.OfType<double>().Order()];
        return sorted.Length == 0
            ? new MetricValue(point, null, null)
            : new MetricValue(point, Quantile.Of(sorted, (1 - confidence) / 2), Quantile.Of(sorted, (1 + confidence) / 2));
    }
}
