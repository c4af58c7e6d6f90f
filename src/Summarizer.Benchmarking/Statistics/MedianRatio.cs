namespace Summarizer.Benchmarking.Statistics;

/// <summary>Ratio of two medians, with a percentile bootstrap interval (Efron and Tibshirani 1993, chapter 13).</summary>
/// <remarks>
/// Both sides were measured in rounds, side by side. A round is drawn as a whole and for both sides at once: values of one round are not
/// independent of each other when several requests ran together, and what disturbed the machine in a round disturbed both.
/// </remarks>
internal static class MedianRatio
{
    /// <summary>Rounds below which there is no interval: so few draws say nothing of the spread.</summary>
    public const int LeastRounds = 5;

    /// <summary>Share of the bootstrap ratios within the interval.</summary>
    public const double Confidence = 0.95;

    private const int Samples = 2000;

    /// <summary>Estimates median(numerator) / median(denominator).</summary>
    /// <param name="numerator">Values by round.</param>
    /// <param name="denominator">Values by round, as many rounds.</param>
    /// <param name="seed">Equal seeds give equal intervals.</param>
    public static RatioEstimate Of(IReadOnlyList<double[]> numerator, IReadOnlyList<double[]> denominator, long seed)
    {
        var all = Enumerable.Range(0, numerator.Count).ToArray();
        var point = Ratio(numerator, denominator, all);
        if (all.Length < LeastRounds)
        {
            return new RatioEstimate(point, null, null);
        }

        var random = new SplitMix64((ulong)seed);
        var drawn = new int[all.Length];
        var ratios = new double[Samples];
        for (var s = 0; s < Samples; s++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = (int)random.Below(drawn.Length);
            }

            ratios[s] = Ratio(numerator, denominator, drawn);
        }

        Array.Sort(ratios);
        return new RatioEstimate(point, Quantile.Of(ratios, (1 - Confidence) / 2), Quantile.Of(ratios, (1 + Confidence) / 2));
    }

    private static double Ratio(IReadOnlyList<double[]> numerator, IReadOnlyList<double[]> denominator, int[] rounds) =>
        Median(numerator, rounds) / Median(denominator, rounds);

    private static double Median(IReadOnlyList<double[]> values, int[] rounds)
    {
        double[] drawn = [.. rounds.SelectMany(r => values[r])];
        Array.Sort(drawn);
        return Quantile.Of(drawn, 0.5);
    }
}

/// <summary>An estimated ratio.</summary>
/// <param name="Ratio">The estimate.</param>
/// <param name="Low">Lower end of its 95 % interval; null when there are too few rounds for one.</param>
/// <param name="High">Upper end.</param>
public sealed record RatioEstimate(double Ratio, double? Low, double? High);
