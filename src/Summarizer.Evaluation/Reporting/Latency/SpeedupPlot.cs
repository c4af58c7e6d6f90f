using System.Xml.Linq;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Evaluation.Reporting.Plots;
using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Reporting.Latency;

/// <summary>The ratios of a comparison with their intervals, and a line at 1: right of it the first model is faster.</summary>
internal static class SpeedupPlot
{
    private const double Left = 230;
    private const double Right = Svg.Width - 90;
    private const double RowHeight = 30;
    private const double Top = 12;

    public static XElement Draw(Speedup speedup)
    {
        (string Name, RatioEstimate? Ratio)[] all = [("time to first token", speedup.Ttft), ("time per output token", speedup.Tpot), ("end to end", speedup.E2e)];
        var rows = all.Where(r => r.Ratio is not null).ToList();
        var scale = new LinearScale(0, rows.Max(r => Math.Max(1, r.Ratio!.High ?? r.Ratio.Ratio)), Left, Right);
        var bottom = Top + (rows.Count * RowHeight);
        return Svg.Root(
            bottom + 44,
            $"How many times faster {speedup.Model} is than {speedup.Baseline}, with 95 % intervals",
            scale.Ticks.Select(t => new[] { Svg.Line("grid", scale[t], Top, scale[t], bottom), Svg.Text("tick", scale[t], bottom + 18, "middle", scale.Label(t)) }),
            Svg.Text("tick", (Left + Right) / 2, bottom + 38, "middle", $"median of {speedup.Baseline} / median of {speedup.Model}"),
            Svg.Line("reference", scale[1], Top, scale[1], bottom),
            rows.Index().Select(r => Row(r.Item.Name, r.Item.Ratio!, Top + ((r.Index + 0.5) * RowHeight), scale)));
    }

    private static IEnumerable<XElement> Row(string name, RatioEstimate ratio, double y, LinearScale scale)
    {
        yield return Svg.Text("label", Left - 10, y + 4, "end", name);
        if (ratio is { Low: { } low, High: { } high })
        {
            yield return Svg.Line("interval", scale[low], y, scale[high], y);
        }

        yield return Svg.Marker("model", scale[ratio.Ratio], y, LatencyText.Ratio(ratio));
        yield return Svg.Text("label", scale[ratio.High ?? ratio.Ratio] + 10, y + 4, "start", FormattableString.Invariant($"{ratio.Ratio:0.00}"));
    }
}
