using System.Xml.Linq;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Evaluation.Reporting.Plots;
using static Summarizer.Evaluation.Text.Html;

namespace Summarizer.Evaluation.Reporting.Latency;

/// <summary>The grid of a sweep: a cell for every pair of lengths, coloured by who is faster and by how much, and the line on which both are equally fast.</summary>
internal static class HeatMap
{
    private const double Left = 90;
    private const double Top = 30;
    private const double CellHeight = 44;
    private const double Right = Svg.Width - 20;

    // A ratio from which the colour is as deep as it gets.
    private const double Deepest = 8;

    public static XElement Draw(SweepResult sweep)
    {
        var (columns, rows) = (sweep.InputTokens.Count, sweep.OutputTokens.Count);
        var (width, bottom) = ((Right - Left) / columns, Top + (rows * CellHeight));

        // Longest outputs on top, so that both axes grow away from the corner. A cell stands for its lengths at its middle.
        double X(double input) => Left + ((Place(sweep.InputTokens, input) + 0.5) * width);
        double Y(double output) => bottom - ((Place(sweep.OutputTokens, output) + 0.5) * CellHeight);
        return Svg.Root(
            bottom + 50,
            $"End-to-end time of {sweep.Baseline} over that of {sweep.Model}, for every pair of input and output lengths",
            Svg.Text("tick", Left - 8, Top - 10, "end", "output"),
            sweep.Cells.Select(c => Cell(c, X(c.InputTokens), Y(c.OutputTokens), width)),
            sweep.OutputTokens.Select(o => Svg.Text("tick", Left - 8, Y(o) + 4, "end", LogScale.Label(o))),
            sweep.InputTokens.Select(i => Svg.Text("tick", X(i), bottom + 18, "middle", LogScale.Label(i))),
            Svg.Text("tick", (Left + Right) / 2, bottom + 42, "middle", $"input tokens; above 1 {sweep.Model} is faster, below 1 {sweep.Baseline}"),
            sweep.Crossover.Select(s => s.From == s.To
                ? Svg.Marker("crossover", X(s.From.InputTokens), Y(s.From.OutputTokens), "equally fast")
                : Svg.Line("crossover", X(s.From.InputTokens), Y(s.From.OutputTokens), X(s.To.InputTokens), Y(s.To.OutputTokens))));
    }

    private static IEnumerable<XElement> Cell(SweepCell cell, double x, double y, double width)
    {
        var depth = Math.Min(1, Math.Abs(Math.Log(cell.Ratio)) / Math.Log(Deepest));
        var shape = Svg.Rect(cell.Ratio >= 1 ? "faster" : "slower", x - (width / 2), y - (CellHeight / 2), width, CellHeight);
        shape.Add(A("fill-opacity", 0.12 + (0.78 * depth)));
        var interval = cell is { Low: { } low, High: { } high } ? FormattableString.Invariant($", 95 %: {low:0.00} to {high:0.00}") : "";
        shape.Add(Svg.Tip(FormattableString.Invariant(
            $"{cell.InputTokens} in, {cell.OutputTokens} out: {cell.Model.E2eMs:0.0} ms against {cell.Baseline.E2eMs:0.0} ms{interval}")));
        return [shape, Svg.Text("cell", x, y + 5, "middle", FormattableString.Invariant($"{cell.Ratio:0.00}"))];
    }

    // The place of a length between the lengths of the axis: whole for those, by logarithms between them.
    private static double Place(IReadOnlyList<int> lengths, double length)
    {
        var i = 0;
        while (i + 2 < lengths.Count && length > lengths[i + 1])
        {
            i++;
        }

        return lengths.Count == 1 ? 0 : i + (Math.Log(length / lengths[i]) / Math.Log((double)lengths[i + 1] / lengths[i]));
    }
}
