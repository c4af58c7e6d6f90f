namespace Summarizer.Benchmarking.Comparison;

/// <summary>
/// The line on a grid of ratios where the ratio is 1, by marching squares: where two neighbouring cells lie on different sides of 1, the
/// line crosses between them at the place that a straight line through the logarithms of lengths and ratios gives.
/// </summary>
internal static class Crossover
{
    /// <summary>Finds the line.</summary>
    /// <param name="inputs">Input lengths, ascending.</param>
    /// <param name="outputs">Output lengths, ascending.</param>
    /// <param name="ratio">Ratio of a cell by the places of its lengths.</param>
    public static IReadOnlyList<CrossoverSegment> Of(IReadOnlyList<int> inputs, IReadOnlyList<int> outputs, Func<int, int, double> ratio)
    {
        // A grid of one row or column has no squares: its crossings are points.
        if (inputs.Count == 1 || outputs.Count == 1)
        {
            return [.. Edges(inputs, outputs).Select(e => Crossing(inputs, outputs, ratio, e)).OfType<CrossoverPoint>().Select(p => new CrossoverSegment(p, p))];
        }

        var line = new List<CrossoverSegment>();
        for (var i = 0; i + 1 < inputs.Count; i++)
        {
            for (var o = 0; o + 1 < outputs.Count; o++)
            {
                // Around the square, so that neighbours in the list are neighbours on it.
                Edge[] around = [new(i, o, i + 1, o), new(i + 1, o, i + 1, o + 1), new(i, o + 1, i + 1, o + 1), new(i, o, i, o + 1)];
                CrossoverPoint[] points = [.. around.Select(e => Crossing(inputs, outputs, ratio, e)).OfType<CrossoverPoint>()];

                // Two crossings, or four around a saddle: then two lines, paired as they come.
                for (var p = 0; p + 1 < points.Length; p += 2)
                {
                    line.Add(new(points[p], points[p + 1]));
                }
            }
        }

        return line;
    }

    private static IEnumerable<Edge> Edges(IReadOnlyList<int> inputs, IReadOnlyList<int> outputs) =>
        Enumerable.Range(0, inputs.Count - 1).Select(i => new Edge(i, 0, i + 1, 0))
            .Concat(Enumerable.Range(0, outputs.Count - 1).Select(o => new Edge(0, o, 0, o + 1)));

    private static CrossoverPoint? Crossing(IReadOnlyList<int> inputs, IReadOnlyList<int> outputs, Func<int, int, double> ratio, Edge edge)
    {
        var (first, second) = (Math.Log(ratio(edge.Input, edge.Output)), Math.Log(ratio(edge.NextInput, edge.NextOutput)));
        if (first > 0 == second > 0)
        {
            return null;
        }

        var share = first / (first - second);
        return new(Between(inputs[edge.Input], inputs[edge.NextInput], share), Between(outputs[edge.Output], outputs[edge.NextOutput], share));
    }

    private static double Between(int low, int high, double share) => Math.Round(low * Math.Pow((double)high / low, share), 2);

    private readonly record struct Edge(int Input, int Output, int NextInput, int NextOutput);
}
