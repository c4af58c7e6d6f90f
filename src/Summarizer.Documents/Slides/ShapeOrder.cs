namespace Summarizer.Documents.Slides;

/// <summary>
/// The order in which a person reads the shapes of a slide. A file holds them in the order of drawing, which is the order of reading only while nobody has moved or added a shape. So the slide
/// is cut along empty stripes into rows and columns, as pages are (Nagy and Seth 1984); where both would do, the order of drawing decides.
/// </summary>
internal static class ShapeOrder
{
    // More shapes are a drawing.
    private const int Most = 300;

    // Boxes are larger than the text in them, so they may overlap a little.
    private const double Overlap = 0.15;

    /// <summary>Shapes in reading order; as they came where one of them has no place.</summary>
    public static IReadOnlyList<SlideShape> Of(IReadOnlyList<SlideShape> shapes) => shapes.Count > Most || shapes.Any(s => s.Place is null) ? shapes : Cut(shapes);

    private static IReadOnlyList<SlideShape> Cut(IReadOnlyList<SlideShape> shapes)
    {
        if (shapes.Count < 2)
        {
            return shapes;
        }

        var rows = Parts(shapes, b => (b.Top, b.Bottom));
        var columns = Parts(shapes, b => (b.Left, b.Right));
        return (rows.Count, columns.Count) switch
        {
            (1, 1) => [.. shapes.OrderBy(s => s.Place!.Value.Top).ThenBy(s => s.Place!.Value.Left)],
            (_, 1) => [.. rows.SelectMany(Cut)],
            (1, _) => [.. columns.SelectMany(Cut)],
            _ => Nearer([.. rows.SelectMany(Cut)], [.. columns.SelectMany(Cut)]),
        };
    }

    // Groups of shapes with an empty stripe between them.
    private static List<List<SlideShape>> Parts(IReadOnlyList<SlideShape> shapes, Func<Box, (double From, double To)> side)
    {
        var sorted = shapes.Select(s => (Shape: s, Side: Inner(side(s.Place!.Value)))).OrderBy(s => s.Side.From).ToList();
        var parts = new List<List<SlideShape>>();
        var end = double.NegativeInfinity;
        foreach (var (shape, (from, to)) in sorted)
        {
            if (from >= end)
            {
                parts.Add([]);
            }

            parts[^1].Add(shape);
            end = Math.Max(end, to);
        }

        return parts;
    }

    private static (double From, double To) Inner((double From, double To) side) => (side.From + ((side.To - side.From) * Overlap), side.To - ((side.To - side.From) * Overlap));

    // Rows are read first, unless the order of drawing clearly says columns: heads above their texts, drawn one pair after the other.
    private static List<SlideShape> Nearer(List<SlideShape> rows, List<SlideShape> columns) => 2 * Inversions(columns) < Inversions(rows) ? columns : rows;

    private static int Inversions(List<SlideShape> shapes) => shapes.Index().Sum(s => shapes.Skip(s.Index + 1).Count(later => later.Layer < s.Item.Layer));
}
