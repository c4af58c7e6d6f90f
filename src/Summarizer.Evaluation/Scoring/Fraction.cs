namespace Summarizer.Evaluation.Scoring;

/// <summary>
/// What one row adds to a metric. Every metric is a sum of numerators over a sum of denominators: a mean over rows has the denominator 1, a share the
/// number of things counted, and a row without the metric adds 0/0.
/// </summary>
internal readonly record struct Fraction(double Numerator, double Denominator)
{
    /// <summary>A value that counts as much as that of any other row.</summary>
    public static Fraction Mean(double value) => new(value, 1);
}
