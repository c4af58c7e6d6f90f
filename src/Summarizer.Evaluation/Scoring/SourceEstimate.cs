using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Scoring;

/// <summary>The metrics of one source, and of bootstrap samples of its rows (drawn with replacement, as many as there are).</summary>
/// <remarks>
/// Model and baselines are measured on the same drawn rows, so that differences between them are paired. The Lead to compare with is chosen once,
/// on all rows.
/// </remarks>
internal sealed class SourceEstimate
{
    // The ROUGE metric behind each gain.
    private static readonly Dictionary<string, string> Compared = MetricNames.Rouge.ToDictionary(MetricNames.Gain);
    private readonly Sums _all = new();
    private readonly Sums[] _samples;
    private readonly Dictionary<string, string> _betterLead;

    public SourceEstimate(IReadOnlyList<Sums> rows, int samples, SplitMix64 random)
    {
        foreach (var row in rows)
        {
            _all.Add(row);
        }

        _samples = new Sums[samples];
        for (var s = 0; s < samples; s++)
        {
            _samples[s] = new Sums();
            for (var i = 0; i < rows.Count; i++)
            {
                _samples[s].Add(rows[(int)random.Below(rows.Count)]);
            }
        }

        _betterLead = MetricNames.Rouge.ToDictionary(r => r, BetterOf);
    }

    /// <summary>Which Lead is better by each ROUGE metric; the first on a tie.</summary>
    public IReadOnlyDictionary<string, string> BetterLead => _betterLead;

    /// <summary>Sums over all rows.</summary>
    public Sums All => _all;

    /// <summary>Sums over each bootstrap sample.</summary>
    public IReadOnlyList<Sums> Samples => _samples;

    /// <summary>Value of a metric on all rows or on a sample; null when the rows do not have it.</summary>
    public double? Value(Sums sums, string metric) => Compared.TryGetValue(metric, out var rouge)
        ? sums.Ratio(rouge) - sums.Ratio(MetricNames.Of(_betterLead[rouge], rouge))
        : sums.Ratio(metric);

    private string BetterOf(string rouge) =>
        _all.Ratio(MetricNames.Of(MetricNames.Lead3, rouge)) > _all.Ratio(MetricNames.Of(MetricNames.Lead1, rouge)) ? MetricNames.Lead3 : MetricNames.Lead1;
}
