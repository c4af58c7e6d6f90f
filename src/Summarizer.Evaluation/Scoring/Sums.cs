namespace Summarizer.Evaluation.Scoring;

/// <summary>Numerators and denominators of every measured metric, summed over rows.</summary>
internal sealed class Sums
{
    private static readonly Dictionary<string, int> Index = MetricNames.All.Index().ToDictionary(m => m.Item, m => m.Index);

    // Numerator and denominator of each metric in turn, so that adding a row is one pass over neighbouring memory.
    private readonly double[] _values = new double[2 * Index.Count];

    public void Add(Sums other)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] += other._values[i];
        }
    }

    /// <summary>One row.</summary>
    public static Sums Of(IReadOnlyDictionary<string, Fraction> measures)
    {
        var sums = new Sums();
        foreach (var (metric, fraction) in measures)
        {
            sums._values[2 * Index[metric]] = fraction.Numerator;
            sums._values[(2 * Index[metric]) + 1] = fraction.Denominator;
        }

        return sums;
    }

    /// <summary>Value of a metric; null when no row had it.</summary>
    public double? Ratio(string metric) => _values[(2 * Index[metric]) + 1] is > 0 and var denominator ? _values[2 * Index[metric]] / denominator : null;
}
