using System.Globalization;

namespace Summarizer.Evaluation.Reporting.Plots;

/// <summary>Maps positive values to pixels by their logarithms.</summary>
/// <param name="low">Smallest value to show.</param>
/// <param name="high">Largest value to show.</param>
/// <param name="from">Pixel of the lower end.</param>
/// <param name="to">Pixel of the upper end.</param>
internal sealed class LogScale(double low, double high, double from, double to)
{
    /// <summary>Pixel of a value; the middle when there is only one value.</summary>
    public double this[double value] => high > low ? from + (Math.Log(value / low) / Math.Log(high / low) * (to - from)) : (from + to) / 2;

    public static string Label(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
