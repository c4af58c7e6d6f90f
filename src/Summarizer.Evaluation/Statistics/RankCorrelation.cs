namespace Summarizer.Evaluation.Statistics;

/// <summary>Rank correlations of two lists of equal length.</summary>
internal static class RankCorrelation
{
    /// <summary>Spearman's rho: Pearson's correlation of the ranks. 0 when a side is constant: then there is no order to agree with.</summary>
    public static double Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (rx, ry) = (Ranks(x), Ranks(y));
        var mean = (x.Count + 1) / 2.0;
        double covariance = 0, varianceX = 0, varianceY = 0;
        for (var i = 0; i < rx.Length; i++)
        {
            covariance += (rx[i] - mean) * (ry[i] - mean);
            varianceX += (rx[i] - mean) * (rx[i] - mean);
            varianceY += (ry[i] - mean) * (ry[i] - mean);
        }

        return varianceX == 0 || varianceY == 0 ? 0 : covariance / Math.Sqrt(varianceX * varianceY);
    }

    /// <summary>Kendall's tau-a: concordant less discordant pairs over all pairs; a tied pair is neither. Null below two values.</summary>
    public static double? Kendall(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var balance = 0;
        for (var i = 0; i < x.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                balance += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
            }
        }

        return x.Count < 2 ? null : balance / (x.Count * (x.Count - 1) / 2.0);
    }

    /// <summary>Rank of each value from 1; equal values share the mean of their ranks.</summary>
    public static double[] Ranks(IReadOnlyList<double> values) =>
        [.. values.Select(v => values.Count(o => o < v) + ((values.Count(o => o == v) + 1) / 2.0))];
}
