using System.Globalization;
using System.Text.RegularExpressions;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>What a running service answers at <c>/metrics</c>.</summary>
internal sealed partial class Scrape(string text)
{
    /// <summary>Name, labels and value of every series.</summary>
    public IReadOnlyList<Series> Series { get; } = [.. SeriesLine().Matches(text).Select(m => new Series(
        m.Groups[1].Value,
        LabelPair().Matches(m.Groups[2].Value).ToDictionary(l => l.Groups[1].Value, l => l.Groups[2].Value),
        double.Parse(m.Groups[3].Value, CultureInfo.InvariantCulture)))];

    /// <summary>Name and kind of every metric.</summary>
    public IReadOnlyDictionary<string, string> Kinds { get; } = TypeLine().Matches(text).ToDictionary(
        m => m.Groups[1].Value, m => m.Groups[2].Value);

    [GeneratedRegex(@"^([a-zA-Z_:]\w*)(?:\{(.*)\})? (\S+)(?: \d+)?\r?$", RegexOptions.Multiline)]
    private static partial Regex SeriesLine();

    [GeneratedRegex("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex LabelPair();

    [GeneratedRegex(@"^# TYPE (\S+) (\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}

internal sealed record Series(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
