namespace Summarizer.Documents.Pdf.Blocks;

/// <summary>How the running text of a document is set.</summary>
internal sealed class Typography
{
    private const double WidestLeading = 3.2;
    private const int FewestGaps = 3;
    private const int FewestBreaks = 10;
    private const double UsualLeading = 1.25;
    private const double Larger = 1.15;
    private const double Smaller = 0.93;
    private readonly Dictionary<int, double> _leadings;
    private readonly double[] _headings;

    /// <param name="flows">Lines that stand one below the other.</param>
    public Typography(IReadOnlyList<IReadOnlyList<Line>> flows)
    {
        var lines = flows.SelectMany(f => f).ToList();
        BodySize = lines.GroupBy(l => Math.Round(l.Size * 2) / 2).OrderByDescending(g => g.Sum(l => l.Text.Length)).Select(g => g.Key).FirstOrDefault();
        BodyIsBold = lines.Where(l => l.Bold).Sum(l => l.Text.Length) > 0.5 * lines.Sum(l => l.Text.Length);
        Markers = [.. lines.Where(l => l.Marker is not null).Select(l => (l.Marker!.Style, l.Marker.Number))];
        var broken = flows.SelectMany(f => f.Zip(f.Skip(1))).Where(p => p.Second.StartsSmall && char.IsLetter(p.First.Text[^1])).ToList();
        DrawsSpaces = broken.Count >= FewestBreaks && broken.Count(p => p.First.EndsInSpace) >= 0.97 * broken.Count;
        _leadings = flows.SelectMany(Gaps).GroupBy(g => g.Size).Where(g => g.Count() >= FewestGaps)
            .ToDictionary(g => g.Key, g => g.GroupBy(x => Math.Round(x.Gap * 2) / 2).OrderByDescending(x => x.Count()).ThenBy(x => x.Key).First().Key);
        _headings = [.. lines.Where(IsLarge).Select(l => Math.Round(l.Size)).Distinct().OrderDescending()];
    }

    /// <summary>Font size of most of the text.</summary>
    public double BodySize { get; }

    /// <summary>Whether most of the text is bold.</summary>
    public bool BodyIsBold { get; }

    /// <summary>Markers of lists that lines begin with.</summary>
    public HashSet<(string Style, int Number)> Markers { get; }

    /// <summary>Whether lines that end at a space draw it.</summary>
    public bool DrawsSpaces { get; }

    /// <summary>Distance of the baselines of one paragraph.</summary>
    public double Leading(double size) => _leadings.TryGetValue(Key(size), out var leading) ? Math.Max(leading, size) : UsualLeading * size;

    /// <summary>Whether it is set larger than the running text.</summary>
    public bool IsLarge(Line line) => line.Size >= Larger * BodySize;

    /// <summary>Whether it is set smaller than the running text.</summary>
    public bool IsSmall(Line line) => line.Size <= Smaller * BodySize;

    /// <summary>Level of a heading by its size; those in the size of the text come last.</summary>
    public int Level(Line line) => Math.Min(6, Array.FindIndex(_headings, h => h <= Math.Round(line.Size)) is >= 0 and var rank && IsLarge(line) ? rank + 1 : _headings.Length + 1);

    // Between lines of which the upper one is full: it did not end a paragraph.
    private static IEnumerable<(int Size, double Gap)> Gaps(IReadOnlyList<Line> flow)
    {
        var right = flow.Max(l => l.Right);
        return flow.Zip(flow.Skip(1)).Where(p => p.First.Right > right - (0.2 * (right - p.First.Left)) && Key(p.First.Size) == Key(p.Second.Size))
            .Select(p => (Key(p.First.Size), p.First.Baseline - p.Second.Baseline)).Where(g => g.Item2 > 0 && g.Item2 < WidestLeading * g.Item1 / 2);
    }

    private static int Key(double size) => (int)Math.Round(size * 2);
}
