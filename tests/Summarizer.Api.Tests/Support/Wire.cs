using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Summarizer.Api.Tests.Support;

/// <summary>Requests and answers as a client sees them: no type of the service is used to read or write them.</summary>
internal static class Wire
{
    public const string Route = "/v1/summarize";

    /// <summary>Posts JSON text as it is.</summary>
    public static Task<HttpResponseMessage> PostTextAsync(this HttpClient client, string route, string json, string mediaType = "application/json") =>
        client.PostAsync(route, new StringContent(json, Encoding.UTF8, mediaType));

    /// <summary>Posts an object to /v1/summarize.</summary>
    public static Task<HttpResponseMessage> SummarizeAsync(this HttpClient client, object body, CancellationToken cancellationToken = default) =>
        client.PostAsync(Route, JsonContent.Create(body), cancellationToken);

    /// <summary>Posts an object to /v1/summarize and returns when the headers have come.</summary>
    public static Task<HttpResponseMessage> StreamAsync(this HttpClient client, object body, CancellationToken cancellationToken = default) =>
        client.SendAsync(new(HttpMethod.Post, Route) { Content = JsonContent.Create(body) }, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    /// <summary>The problem of a response, after checking what every problem has.</summary>
    public static async Task<JsonObject> ProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!.AsObject();
        Check(problem, status, code);
        Assert.Equal(response.Headers.GetValues("X-Request-Id").Single(), (string?)problem["request_id"]);
        Assert.Equal(response.RequestMessage!.RequestUri!.AbsolutePath, (string?)problem["instance"]);
        return problem;
    }

    public static void Check(JsonObject problem, int status, string code)
    {
        Assert.Equal(status, (int?)problem["status"]);
        Assert.Equal(code, (string?)problem["code"]);
        Assert.EndsWith("/problems/" + code, (string?)problem["type"]);
        Assert.Matches("^[0-9a-f]{32}$", (string?)problem["trace_id"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["title"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)problem["detail"]));
    }

    /// <summary>The events of a stream, with their data as JSON.</summary>
    public static async IAsyncEnumerable<(string Type, JsonObject Data)> EventsAsync(this HttpResponseMessage response)
    {
        var stream = await response.Content.ReadAsStreamAsync();
        await foreach (var item in SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<JsonObject>(data)!).EnumerateAsync())
        {
            yield return (item.EventType, item.Data);
        }
    }

    public static int RetryAfter(this HttpResponseMessage response) => (int)response.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
}
