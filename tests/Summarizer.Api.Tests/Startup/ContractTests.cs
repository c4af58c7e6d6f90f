using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Startup;

[Collection(RealModel.Name)]
public sealed class ContractTests(RealService service)
{
    private static readonly string Committed = File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json"));

    [Fact]
    public async Task Document_Served_IsTheCommittedOne()
    {
        var served = await service.Client.GetStringAsync("/openapi/v1.json");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Committed), JsonNode.Parse(served)), "Build the service and commit src/Summarizer.Api/openapi/v1.json.");
    }

    [Fact]
    public void Document_Paths_AreTheRoutes()
    {
        var routes = service.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {"/" + e.RoutePattern.RawText!.Trim('/')}"))
            .Where(r => !r.Contains("openapi", StringComparison.Ordinal) && !r.Contains("/mcp", StringComparison.Ordinal) && !r.Contains("/problems/", StringComparison.Ordinal) && !r.StartsWith("GET /reference", StringComparison.Ordinal) && !IsPage(r));

        var documented = JsonNode.Parse(Committed)!["paths"]!.AsObject()
            .SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key.ToUpperInvariant()} {p.Key}"));

        Assert.Equal(routes.Order(), documented.Order());
    }

    [Theory]
    [InlineData("/v1/summarize", "post", "200 400 401 403 404 413 415 422 429 500 503 504")]
    [InlineData("/v1/compare", "post", "200 400 401 403 404 409 413 415 422 429 500 503 504")]
    [InlineData("/v1/plan", "get", "200 401 403 422")]
    [InlineData("/tokenize", "post", "200 400 401 413 415 422 429 503")]
    [InlineData("/v1/models", "get", "200 401 503")]
    [InlineData("/info", "get", "200 401 503")]
    [InlineData("/health", "get", "200 503")]
    [InlineData("/health/ready", "get", "200 503")]
    [InlineData("/health/live", "get", "200 503")]
    public void Document_Route_ListsItsStatuses(string path, string method, string statuses)
    {
        var responses = JsonNode.Parse(Committed)!["paths"]![path]![method]!["responses"]!.AsObject();

        Assert.Equal(statuses, string.Join(' ', responses.Select(r => r.Key)));
    }

    [Theory]
    [InlineData("/v1/summarize", "post", "summarize")]
    [InlineData("/v1/chat/completions", "post", "openai")]
    [InlineData("/rerank", "post", "compress")]
    [InlineData("/info", "get", null)]
    [InlineData("/health/ready", "get", null, false)]
    public void Document_Route_SaysWhichKeyItTakes(string path, string method, string? scope, bool takesKey = true)
    {
        var operation = JsonNode.Parse(Committed)!["paths"]![path]![method]!;

        Assert.Equal(takesKey ? """[{},{"bearer":[]}]""" : "[]", operation["security"]!.ToJsonString());
        Assert.Equal(scope, (string?)operation["x-scope"]);
    }

    [Fact]
    public void Document_Summarize_HasBothFormsOfTheAnswer()
    {
        var content = JsonNode.Parse(Committed)!["paths"]!["/v1/summarize"]!["post"]!["responses"]!["200"]!["content"]!;

        Assert.Equal("#/components/schemas/SummaryResponse", (string?)content["application/json"]!["schema"]!["$ref"]);
        Assert.Contains("summary.completed", (string?)content["text/event-stream"]!["schema"]!["description"]);
    }

    [Fact]
    public void Document_EveryField_IsDescribed()
    {
        var silent = JsonNode.Parse(Committed)!["components"]!["schemas"]!.AsObject()
            .SelectMany(s => (s.Value!["properties"]?.AsObject() ?? []).Select(p => (Name: $"{s.Key}.{p.Key}", Field: p.Value!.ToJsonString())))
            .Where(p => !p.Field.Contains("\"description\"", StringComparison.Ordinal) && !p.Field.Contains("\"$ref\"", StringComparison.Ordinal))
            .Select(p => p.Name);

        Assert.Empty(silent);
    }

    // For people; what it asks for is in the contract.
    private static bool IsPage(string route) => route is "GET /" or "HEAD /" || route.Contains(" /page/", StringComparison.Ordinal);
}
