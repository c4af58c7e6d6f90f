using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Summarizer.Api.Options;

namespace Summarizer.Api.Tests.Startup;

/// <summary>docs/http.md says everything that there is.</summary>
public sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "http.md"));

    private static readonly JsonNode Contract = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json")))!;

    [Theory]
    [InlineData("SummarizeBody")]
    [InlineData("SummaryResponse")]
    [InlineData("SummaryMilliseconds")]
    [InlineData("TokenizeBody")]
    [InlineData("ServiceInfo")]
    public void Page_NamesEveryField(string schema)
    {
        var fields = Contract["components"]!["schemas"]![schema]!["properties"]!.AsObject().Select(p => p.Key);

        Assert.All(fields, f => Assert.Contains($"`{f}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_NamesEverySettingWithItsDefault()
    {
        var expected = Settings("Summarizer", new SummarizerOptions());

        Assert.All(expected, row => Assert.Contains(row, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Requests_CoverEveryRoute()
    {
        var requests = File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "Summarizer.Api.http"));

        var routes = Contract["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key.ToUpperInvariant()} {{{{host}}}}{p.Key}\n"));

        Assert.All(routes, r => Assert.Contains(r, requests, StringComparison.Ordinal));
    }

    // Rows of the settings table: variable and default; a setting without a value of its own may say in words what happens.
    private static IEnumerable<string> Settings(string prefix, object options) => options.GetType().GetProperties().SelectMany(p => p.GetValue(options) switch
    {
        null or 0 => [$"| `{prefix}__{p.Name}` | "],
        ICollection list => list.Count == 0 ? [$"| `{prefix}__{p.Name}"] : throw new NotSupportedException(p.Name),
        bool flag => [$"| `{prefix}__{p.Name}` | `{(flag ? "true" : "false")}` |"],
        string or TimeSpan or int or long or double or Enum => [string.Create(CultureInfo.InvariantCulture, $"| `{prefix}__{p.Name}` | `{p.GetValue(options)}` |")],
        var section => Settings($"{prefix}__{p.Name}", section!),
    });
}
