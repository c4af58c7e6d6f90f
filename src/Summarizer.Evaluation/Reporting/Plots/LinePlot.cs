using System.Xml.Linq;

namespace Summarizer.Evaluation.Reporting.Plots;

/// <summary>Lines over a logarithmic axis of lengths.</summary>
internal static class LinePlot
{
    private const double Left = 70;
    private const double Right = Svg.Width - 20;
    private const double Top = 34;
    private const double Bottom = 300;
    private const double LegendWidth = 220;

    /// <param name="description">What the plot shows, for those who cannot see it.</param>
    /// <param name="axis">Title under the plot.</param>
    /// <param name="lines">Name, style and points of each line.</param>
    public static XElement Draw(string description, string axis, IReadOnlyList<(string Name, string Style, IReadOnlyList<(double X, double Y)> Points)> lines)
    {
        double[] xs = [.. lines.SelectMany(l => l.Points).Select(p => p.X).Distinct().Order()];
        var x = new LogScale(xs[0], xs[^1], Left + 20, Right - 20);
        var y = new LinearScale(0, lines.SelectMany(l => l.Points).Max(p => p.Y), Bottom, Top);
        return Svg.Root(
            Bottom + 50,
            description,
            y.Ticks.Select(t => new[] { Svg.Line("grid", Left, y[t], Right, y[t]), Svg.Text("tick", Left - 8, y[t] + 4, "end", y.Label(t)) }),
            xs.Select(v => Svg.Text("tick", x[v], Bottom + 18, "middle", LogScale.Label(v))),
            Svg.Text("tick", (Left + Right) / 2, Bottom + 42, "middle", axis),
            lines.Index().Select(l => Line(l.Item, Left + (LegendWidth * l.Index), x, y)));
    }

    private static IEnumerable<XElement> Line((string Name, string Style, IReadOnlyList<(double X, double Y)> Points) line, double legend, LogScale x, LinearScale y)
    {
        yield return Svg.Marker(line.Style, legend + 6, 14, line.Name);
        yield return Svg.Text("tick", legend + 18, 18, "start", line.Name);
        foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1)))
        {
            yield return Svg.Line(line.Style + "-line", x[from.X], y[from.Y], x[to.X], y[to.Y]);
        }

        foreach (var point in line.Points)
        {
            yield return Svg.Marker(line.Style, x[point.X], y[point.Y], FormattableString.Invariant($"{line.Name}, {point.X:0.##}: {point.Y:0.##} ms"));
        }
    }
}
