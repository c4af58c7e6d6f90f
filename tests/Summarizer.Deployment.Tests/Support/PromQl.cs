using System.Text.RegularExpressions;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>What a query asks for. Not a parser: it knows as much of the language as the queries of this repository use.</summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> Words = ["and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset"];

    /// <summary>Names of metrics, as they are scraped or recorded.</summary>
    public static IEnumerable<string> Metrics(string query) =>
        Name().Matches(Grouping().Replace(Quoted().Replace(Braces().Replace(query, ""), ""), ""))
        .Where(m => !IsCall(query, m.Value))
        .Select(m => m.Value)
        .Where(n => !Words.Contains(n))
        .Distinct();

    /// <summary>Names of labels that it selects or groups by, each with the metrics of the query.</summary>
    public static IEnumerable<string> Labels(string query) =>
    [
        .. Braces().Matches(query).SelectMany(m => Matcher().Matches(m.Value)).Select(m => m.Groups[1].Value),
        .. Grouping().Matches(query).SelectMany(
            m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    ];

    private static bool IsCall(string query, string name) => Regex.IsMatch(query, $@"\b{Regex.Escape(name)}\s*(?:\(|by\b|without\b)");

    [GeneratedRegex(@"(?<![\w.$\[])[a-zA-Z_:][a-zA-Z0-9_:]*")]
    private static partial Regex Name();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Braces();

    [GeneratedRegex(@"(\w+)\s*(?:=~|!~|!=|=)")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)")]
    private static partial Regex Grouping();
}
