using System.Globalization;
using System.Text;

namespace Summarizer.TextModel;

/// <summary>
/// NFKC with simple case folding. The projects run without the system's ICU (InvariantGlobalization), where <see cref="string.Normalize()"/> changes nothing, so the tables are here.
/// </summary>
internal static class CompatibilityForm
{
    private const int HangulBase = 0xAC00;
    private const int HangulCount = 11172;
    private const int VowelCount = 21;
    private const int TailCount = 28;

    private static readonly Dictionary<int, int[]> Decompositions = ResourceFile.Lines("unicode/decomposition.txt")
        .Select(line => line.Split(';'))
        .ToDictionary(parts => CharacterSet.Hex(parts[0]), parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(h => CharacterSet.Hex(h)).ToArray());

    private static readonly Dictionary<(int, int), int> Compositions = ResourceFile.Lines("unicode/composition.txt")
        .Select(line => line.Split(' ', ';'))
        .ToDictionary(parts => (CharacterSet.Hex(parts[0]), CharacterSet.Hex(parts[1])), parts => CharacterSet.Hex(parts[2]));

    private static readonly Dictionary<int, int> CombiningClasses = ResourceFile.Lines("unicode/combining-class.txt")
        .Select(line => line.Split(';'))
        .SelectMany(parts => Expand(CharacterSet.Range(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture)))
        .ToDictionary();

    /// <summary>The form of a text; equal for texts that a reader takes for the same words.</summary>
    public static string Of(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, points);
        }

        Reorder(points);
        var form = new StringBuilder(text.Length);
        foreach (var point in Compose(points))
        {
            form.Append(char.ConvertFromUtf32(point));
        }

        return form.ToString().ToLowerInvariant().Replace("\u00DF", "ss", StringComparison.Ordinal).Replace('\u03C2', '\u03C3');
    }

    private static IEnumerable<KeyValuePair<int, int>> Expand((int Start, int End) range, int value) =>
        Enumerable.Range(range.Start, range.End - range.Start + 1).Select(c => KeyValuePair.Create(c, value));

    private static void Decompose(int point, List<int> points)
    {
        if (Decompositions.TryGetValue(point, out var parts))
        {
            points.AddRange(parts);
        }
        else if (point is >= HangulBase and < HangulBase + HangulCount)
        {
            var index = point - HangulBase;
            points.Add(0x1100 + (index / (VowelCount * TailCount)));
            points.Add(0x1161 + (index % (VowelCount * TailCount) / TailCount));
            if (index % TailCount > 0)
            {
                points.Add(0x11A7 + (index % TailCount));
            }
        }
        else
        {
            points.Add(point);
        }
    }

    private static int Class(int point) => point < 0x300 ? 0 : CombiningClasses.GetValueOrDefault(point);

    // The canonical order: marks sorted by their classes, never across a character of class 0.
    private static void Reorder(List<int> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            for (var j = i; j > 0 && Class(points[j]) is > 0 and var own && Class(points[j - 1]) > own; j--)
            {
                (points[j - 1], points[j]) = (points[j], points[j - 1]);
            }
        }
    }

    private static List<int> Compose(List<int> points)
    {
        var composed = new List<int>(points.Count);
        int starter = -1, last = 0;
        foreach (var point in points)
        {
            var own = Class(point);
            var adjacent = starter == composed.Count - 1;
            if (starter >= 0 && (adjacent || last < own) && Pair(composed[starter], point) is { } pair)
            {
                composed[starter] = pair;
                continue;
            }

            (starter, last) = own == 0 ? (composed.Count, 0) : (starter, own);
            composed.Add(point);
        }

        return composed;
    }

    private static int? Pair(int first, int second)
    {
        if (first is >= 0x1100 and < 0x1113 && second is >= 0x1161 and < 0x1176)
        {
            return HangulBase + ((((first - 0x1100) * VowelCount) + second - 0x1161) * TailCount);
        }

        if (first is >= HangulBase and < HangulBase + HangulCount && (first - HangulBase) % TailCount == 0 && second is > 0x11A7 and < 0x11C3)
        {
            return first + second - 0x11A7;
        }

        return Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }
}
