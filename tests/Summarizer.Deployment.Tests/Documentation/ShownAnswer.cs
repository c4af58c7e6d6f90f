using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Summarizer.Deployment.Tests.Documentation;

/// <summary>Compares what a page shows with what came.</summary>
internal static partial class ShownAnswer
{
    // What is another value each time.
    private static readonly string[] Varying = ["id", "created", "request_id", "trace_id", "timings", "system_fingerprint", "detail_ms"];

    /// <summary>An answer has every field that the page shows, with its value. It may have more fields, and other times and ids.</summary>
    public static void AssertJson(JsonNode? shown, JsonNode? actual, string place)
    {
        switch (shown)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields)
                {
                    var came = actual as JsonObject;
                    Assert.True(
                        came?.ContainsKey(name), $"{place}: the page shows the field '{name}', the answer is {actual?.ToJsonString()}");
                    if (!Varying.Contains(name))
                    {
                        AssertJson(value, came![name], $"{place} {name}");
                    }
                }

                break;
            case JsonArray items:
                Assert.True(
                    items.Count == actual!.AsArray().Count,
                    $"{place}: the page shows {items.Count} items, the answer is {actual.ToJsonString()}");
                for (var i = 0; i < items.Count; i++)
                {
                    AssertJson(items[i], actual[i], $"{place}[{i}]");
                }

                break;
            default:
                Assert.True(
                    JsonNode.DeepEquals(shown, actual),
                    $"{place}: the page shows {shown?.ToJsonString()}, the answer is {actual?.ToJsonString()}");
                break;
        }
    }

    /// <summary>
    /// A command wrote the lines that the page shows, apart from times, paths, hashes, versions and errors of arithmetic. Standard output
    /// and standard error may mix in either order, so lines are compared as a set.
    /// </summary>
    public static void AssertLines(string shown, string actual, string place) => Assert.True(
        Lines(shown).SequenceEqual(Lines(actual)), $"{place}: the page shows\n{string.Join('\n', Lines(shown))}\nbut this was written:\n{string.Join('\n', Lines(actual))}");

    /// <summary>Every line that the page shows came, in this order; <c>...</c> stands for anything.</summary>
    public static void AssertStream(string shown, string actual, string place)
    {
        var came = Masked(actual);
        var from = 0;
        foreach (var line in shown.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var pattern = Regex.Escape(Masked(line)).Replace(@"\.\.\.", ".*", StringComparison.Ordinal);
            var found = new Regex($"{pattern}\r?$", RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Match(came, from);
            Assert.True(found.Success, $"{place}: '{line}' did not come, or not in this order. This did:\n{actual}");
            from = found.Index + found.Length;
        }
    }

    private static string Masked(string text) => Varies().Replace(Number().Replace(text, "~"), "~");

    private static IEnumerable<string> Lines(string text) => text.Split('\n')
        .Select(l => Gap().Replace(Varies().Replace(Machine().Replace(l, "~"), "~"), " ").Trim())
        .Where(l => l.Length > 0 && !l.Contains(" documents, about ", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    // Times; folders; versions and hashes; how a processor multiplies; errors of arithmetic; quotas, which fill again; other measured numbers.
    [GeneratedRegex(
        @"\d+(\.\d+)? m?s\b|""\w+_ms"":[\d.]+|/\S*/models/|exporter \S+|[0-9a-f]{12,}|u8[su]8: .*"
        + @"|(?<=error )[\d.e-]+|(?<=the same at )[\d.]+|(?<=score"":)[-\d.]+|(?<="";r=)\d+;t=\d+|\b\d+\.\d\d\b|(?<=\s)\d+\.\d$")]
    private static partial Regex Varies();

    // The line of a measurement that names the processor, and the numbers behind the lengths that were measured.
    [GeneratedRegex(@"^.*\d+ of \d+ threads, .*$|(?<=^\d+\s+\d+\s+\d+\s)[\d.\s]+$")]
    private static partial Regex Machine();

    [GeneratedRegex(@"\b\d+\.\d+\b|(?<=\b(?:queue|tokenize|encode|decode|ttft|total|in) )\d+(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();
}
