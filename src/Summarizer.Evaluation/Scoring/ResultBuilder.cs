using Summarizer.Evaluation.Results;
using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Scoring;

/// <summary>Makes the results of the sources, and of all together, from the scored rows.</summary>
internal static class ResultBuilder
{
    public static (OverallResult Overall, IReadOnlyList<SourceResult> Sources) Build(
        IReadOnlyList<string> names, IReadOnlyList<RowOutcome> outcomes, EvaluationSettings settings)
    {
        List<SourceResult> sources = [];
        List<SourceEstimate> estimates = [];
        foreach (var (index, name) in names.Index())
        {
            var rows = outcomes.Where(o => o.Source == index).ToList();
            var estimate = new SourceEstimate([.. rows.Select(r => Sums.Of(r.Score.Measures))], settings.Bootstrap, SplitMix64.For(settings.Seed, name));
            estimates.Add(estimate);
            sources.Add(Source(name, rows, estimate, settings.Confidence));
        }

        return (Overall(outcomes, estimates, settings), sources);
    }

    private static SourceResult Source(string name, List<RowOutcome> rows, SourceEstimate estimate, double confidence) => new()
    {
        Name = name,
        Tasks = [.. rows.Select(r => r.Task).Distinct().Order()],
        Rows = rows.Count,
        UnanswerableRows = rows.Count(r => !r.Answerable),
        TruncatedRows = rows.Count(r => r.Output.Truncated),
        Metrics = MetricNames.All.ToDictionary(m => m, m => Intervals.Of(m, estimate.All, estimate.Samples, estimate.Value, confidence)),
        BetterLead = estimate.BetterLead,
        LengthRatioCounts = LengthRatios.Count(Ratios(rows)),
        Samples = Samples(rows),
    };

    private static OverallResult Overall(IReadOnlyList<RowOutcome> outcomes, List<SourceEstimate> estimates, EvaluationSettings settings)
    {
        var pooled = Pool(estimates.Select(e => e.All));
        List<Sums> pooledSamples = [.. Enumerable.Range(0, settings.Bootstrap).Select(s => Pool(estimates.Select(e => e.Samples[s])))];
        return new OverallResult
        {
            Rows = outcomes.Count,
            Metrics = MetricNames.All.ToDictionary(m => m, m => MetricNames.Questions.Contains(m)
                ? Intervals.Of(m, pooled, pooledSamples, (sums, metric) => sums.Ratio(metric), settings.Confidence)
                : Intervals.OfMean(m, estimates, settings)),
            LengthRatioCounts = LengthRatios.Count(Ratios(outcomes)),
        };
    }

    private static Sums Pool(IEnumerable<Sums> sources)
    {
        var pooled = new Sums();
        foreach (var sums in sources)
        {
            pooled.Add(sums);
        }

        return pooled;
    }

    private static IEnumerable<double> Ratios(IEnumerable<RowOutcome> rows) =>
        rows.Where(r => r.Score.Measures.ContainsKey(MetricNames.LengthRatio)).Select(r => r.Score.Measures[MetricNames.LengthRatio].Numerator);

    private static SampleOutputs? Samples(List<RowOutcome> rows)
    {
        var ranked = rows.Where(r => r.Score.Rouge is not null).OrderBy(r => r.Score.Rouge!.Value.Rouge1).ToList();
        return ranked.Count == 0 ? null : new SampleOutputs(Sample(ranked[^1]), Sample(ranked[(ranked.Count - 1) / 2]), Sample(ranked[0]));
    }

    private static SampleOutput Sample(RowOutcome row)
    {
        var (text, rouge) = (row.Text, row.Score.Rouge!.Value);
        return new SampleOutput(text.Id, text.Question, text.Document, text.Reference, text.Output, rouge.Rouge1, rouge.Rouge2, rouge.RougeL);
    }
}
