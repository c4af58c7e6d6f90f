using System.Xml.Linq;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Evaluation.Reporting.Plots;

namespace Summarizer.Evaluation.Reporting.Latency;

/// <summary>A bar for every model and time: the median, and a line from the smallest value to the 90th percentile.</summary>
internal static class LatencyBars
{
    private const double Left = 230;
    private const double Right = Svg.Width - 90;
    private const double BarHeight = 18;
    private const double Top = 12;

    /// <summary>One time of all models.</summary>
    /// <param name="description">What the plot shows, for those who cannot see it.</param>
    /// <param name="models">The models.</param>
    /// <param name="time">Which time of them; models without it are left out.</param>
    public static XElement Draw(string description, IReadOnlyList<ComparedModel> models, Func<ComparedModel, Distribution?> time)
    {
        var rows = models.Where(m => time(m) is not null).ToList();
        var scale = new LinearScale(0, rows.Max(m => Math.Max(time(m)!.P90, time(m)!.P50)), Left, Right);
        var bottom = Top + (rows.Count * (BarHeight + 12));
        return Svg.Root(
            bottom + 44,
            description,
            scale.Ticks.Select(t => new[] { Svg.Line("grid", scale[t], Top, scale[t], bottom), Svg.Text("tick", scale[t], bottom + 18, "middle", scale.Label(t)) }),
            Svg.Text("tick", (Left + Right) / 2, bottom + 38, "middle", "milliseconds: median, smallest value to 90th percentile"),
            rows.Index().Select(r => Bar(r.Item, time(r.Item)!, r.Index, Top + (r.Index * (BarHeight + 12)), scale)));
    }

    private static IEnumerable<XElement> Bar(ComparedModel model, Distribution time, int place, double y, LinearScale scale)
    {
        var shape = Svg.Rect(LatencyStyle.Of(place), Left, y, scale[time.P50] - Left, BarHeight);
        shape.Add(Svg.Tip(FormattableString.Invariant($"{model.Model}: median {time.P50} ms, {time.Min} to {time.Max} ms, {time.N} values")));
        yield return Svg.Text("label", Left - 10, y + 14, "end", LatencyText.Quality(model) is { } quality ? $"{model.Model} (quality: {quality})" : model.Model);
        yield return shape;
        yield return Svg.Line("whisker", scale[time.Min], y + (BarHeight / 2), scale[time.P90], y + (BarHeight / 2));
        yield return Svg.Text("label", Math.Max(scale[time.P90], scale[time.P50]) + 8, y + 14, "start", FormattableString.Invariant($"{time.P50:0.##}"));
    }
}
