using System.Globalization;

namespace Summarizer.TextModel;

/// <summary>A set of code points, read from a file of ranges ("41..5A").</summary>
internal sealed class CharacterSet
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    private CharacterSet(IReadOnlyList<(int Start, int End)> ranges) =>
        (_starts, _ends) = ([.. ranges.Select(r => r.Start)], [.. ranges.Select(r => r.End)]);

    public static CharacterSet Load(string name) => new([.. ResourceFile.Lines($"unicode/{name}.txt").Select(Range).OrderBy(r => r.Start)]);

    public static (int Start, int End) Range(string range)
    {
        var ends = range.Split("..");
        return (Hex(ends[0]), Hex(ends[^1]));
    }

    public static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public bool Contains(int codePoint)
    {
        var at = Array.BinarySearch(_starts, codePoint);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 && codePoint <= _ends[at];
    }
}
