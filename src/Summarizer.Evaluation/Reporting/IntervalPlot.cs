using System.Xml.Linq;
using Summarizer.Evaluation.Reporting.Plots;
using Summarizer.Evaluation.Results;

namespace Summarizer.Evaluation.Reporting;

/// <summary>One line per source: the model's value as a dot on its interval, and other systems as markers beside it.</summary>
internal sealed class IntervalPlot
{
    private const double Left = 170;
    private const double Right = Svg.Width - 20;
    private const double RowHeight = 26;
    private const double Top = 34;

    /// <summary>What the plot shows, for those who cannot see it.</summary>
    public required string Description { get; init; }

    /// <summary>Metric that the numbers belong to, for their form.</summary>
    public required string Metric { get; init; }

    /// <summary>The lines from top to bottom.</summary>
    public required IReadOnlyList<IntervalRow> Rows { get; init; }

    /// <summary>Values that the axis always includes, at least one.</summary>
    public required IReadOnlyList<double> Include { get; init; }

    /// <summary>A value to compare with, drawn as a vertical line.</summary>
    public double? Reference { get; init; }

    /// <summary>Systems other than the model, with the title of each.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

    public XElement Draw()
    {
        var values = Rows.SelectMany(r => r.Others.Values.Append(r.Model)).SelectMany(v => new[] { v?.Value, v?.Low, v?.High }).OfType<double>()
            .Concat(Include).Select(v => 100 * v).ToList();
        var scale = new LinearScale(values.Min(), values.Max(), Left, Right);
        var bottom = Top + (Rows.Count * RowHeight);
        return Svg.Root(
            bottom + 30,
            Description,
            Legend(),
            scale.Ticks.Select(t => new[] { Svg.Line("grid", scale[t], Top, scale[t], bottom), Svg.Text("tick", scale[t], bottom + 18, "middle", scale.Label(t)) }),
            Reference is { } reference ? Svg.Line("reference", scale[100 * reference], Top, scale[100 * reference], bottom) : null,
            Rows.Index().Select(r => Line(r.Item, Top + ((r.Index + 0.5) * RowHeight), scale)));
    }

    private IEnumerable<XElement> Legend()
    {
        var x = Left;
        foreach (var (system, title) in Others.Prepend(new("model", "model")))
        {
            yield return Svg.Marker(system, x + 6, 14, title);
            yield return Svg.Text("tick", x + 18, 18, "start", title);
            x += 34 + (7.5 * title.Length);
        }
    }

    private IEnumerable<XElement> Line(IntervalRow row, double y, LinearScale scale)
    {
        yield return Svg.Text(row.IsTotal ? "label total" : "label", Left - 12, y + 4, "end", row.Title);
        if (row.IsTotal)
        {
            yield return Svg.Line("grid", Left, y + (RowHeight / 2), Right, y + (RowHeight / 2));
        }

        foreach (var (system, value) in row.Others.Where(o => o.Value is not null))
        {
            yield return Svg.Marker(system, scale[100 * value!.Value], y, Tip(row, Others[system], value));
        }

        if (row.Model is { Low: { } low, High: { } high })
        {
            yield return Svg.Line("interval", scale[100 * low], y, scale[100 * high], y);
        }

        if (row.Model is { } model)
        {
            yield return Svg.Marker("model", scale[100 * model.Value], y, Tip(row, "model", model));
        }
    }

    private string Tip(IntervalRow row, string system, MetricValue value) => $"{row.Title}, {system}: {MetricText.WithInterval(Metric, value)}";
}

/// <summary>One line of an <see cref="IntervalPlot"/>.</summary>
/// <param name="Title">Source.</param>
/// <param name="Model">Value of the model; null leaves the line empty.</param>
/// <param name="Others">Values of other systems.</param>
/// <param name="IsTotal">Whether it stands for all sources.</param>
internal sealed record IntervalRow(string Title, MetricValue? Model, IReadOnlyDictionary<string, MetricValue?> Others, bool IsTotal);
