using System.Xml.Linq;

namespace Summarizer.Evaluation.Reporting.Plots;

/// <summary>Upright bars over named bins.</summary>
internal static class BarPlot
{
    private const double Left = 60;
    private const double Right = Svg.Width - 20;
    private const double Top = 12;
    private const double Bottom = 212;

    /// <param name="description">What the plot shows, for those who cannot see it.</param>
    /// <param name="axis">Title under the bars.</param>
    /// <param name="bars">Name, height and tip of each bar.</param>
    public static XElement Draw(string description, string axis, IReadOnlyList<(string Name, double Height, string Tip)> bars)
    {
        var scale = new LinearScale(0, bars.Max(b => b.Height), Bottom, Top);
        var pitch = (Right - Left) / bars.Count;
        return Svg.Root(
            Bottom + 50,
            description,
            scale.Ticks.Select(t => new[] { Svg.Line("grid", Left, scale[t], Right, scale[t]), Svg.Text("tick", Left - 8, scale[t] + 4, "end", scale.Label(t)) }),
            bars.Index().Select(b => Bar(b.Item, Left + (b.Index * pitch), pitch, scale)),
            Svg.Text("tick", (Left + Right) / 2, Bottom + 42, "middle", axis));
    }

    private static XElement[] Bar((string Name, double Height, string Tip) bar, double x, double pitch, LinearScale scale)
    {
        var shape = Svg.Rect("bar", x + (0.08 * pitch), scale[bar.Height], 0.84 * pitch, Bottom - scale[bar.Height]);
        shape.Add(Svg.Tip(bar.Tip));
        return [shape, Svg.Text("tick", x + (pitch / 2), Bottom + 18, "middle", bar.Name)];
    }
}
