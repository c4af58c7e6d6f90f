using System.Globalization;

namespace Summarizer.Evaluation.Reporting.Plots;

/// <summary>Maps values to pixels, with round numbers for ticks.</summary>
internal sealed class LinearScale
{
    private readonly double _first;
    private readonly double _step;
    private readonly int _count;
    private readonly double _from;
    private readonly double _to;

    /// <param name="low">Smallest value to show.</param>
    /// <param name="high">Largest value to show; above <paramref name="low"/>, or else the range is widened.</param>
    /// <param name="from">Pixel of the lower end.</param>
    /// <param name="to">Pixel of the upper end.</param>
    public LinearScale(double low, double high, double from, double to)
    {
        var range = high > low ? high - low : Math.Max(Math.Abs(high), 1);
        _step = Round(range / 5);
        _first = Math.Floor(low / _step) * _step;
        _count = (int)Math.Ceiling(((low + range - _first) / _step) - 1e-9) + 1;
        (_from, _to) = (from, to);
    }

    /// <summary>Values with a tick; the first and the last are the ends of the axis.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(0, _count).Select(i => _first + (i * _step));

    /// <summary>Pixel of a value.</summary>
    public double this[double value] => _from + ((value - _first) / (_step * (_count - 1)) * (_to - _from));

    /// <summary>A tick as text, with the decimals that the step needs.</summary>
    public string Label(double tick) =>
        tick.ToString("F" + Math.Max(0, -(int)Math.Floor(Math.Log10(_step) + 1e-9)), CultureInfo.InvariantCulture);

    // The smallest of 1, 2, 5 times a power of ten that is not below the rough step.
    private static double Round(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var digit = (rough / power) - 1e-9;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
