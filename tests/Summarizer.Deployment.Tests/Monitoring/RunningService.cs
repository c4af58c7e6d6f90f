using System.Net;
using System.Net.Http.Json;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Monitoring;

/// <summary>
/// The service with the environment of the manifests, after some requests: answered, streamed, wrong and given up. Its metrics have a port
/// of their own.
/// </summary>
public sealed class RunningService : IAsyncLifetime
{
    private const string Text =
        "The plugs-out test began on the morning of January 27, 1967, and was plagued with problems. The crew reported a foul odor in the suit loop, "
        + "and the count was held for more than an hour. A fire in the cabin ended the test.";

    private ServiceProcess _process = null!;

    public HttpClient Client { get; private set; } = null!;

    public Uri Metrics { get; private set; } = null!;

    internal Scrape Scrape { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort.Next();
        _process = PodProcess.Start(Repository.Model, ("Summarizer__Telemetry__MetricsPort", $"{port}"));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        Client = new() { BaseAddress = await _process.ReadyAsync(limit.Token) };
        Metrics = new($"http://127.0.0.1:{port}/metrics");
        await PostAsync("/v1/summarize", new { text = Text }, HttpStatusCode.OK);
        await PostAsync("/v1/summarize", new { text = Text, stream = true }, HttpStatusCode.OK);
        await PostAsync("/v1/summarize", new { text = "" }, HttpStatusCode.UnprocessableEntity);
        await PostAsync("/v1/compress", new { query = "What was plagued with problems?", documents = new[] { Text } }, HttpStatusCode.OK);

        // A request counts when its log line is written, which may be a moment after its answer.
        do
        {
            Scrape = new(await Client.GetStringAsync(Metrics, limit.Token));
        }
        while (Scrape.Series.Where(s => s.Name == "http_server_request_duration_seconds_count").Sum(s => s.Value) < 4);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Dispose();
        await ValueTask.CompletedTask;
    }

    private async Task PostAsync(string route, object body, HttpStatusCode expected)
    {
        using var response = await Client.PostAsync(route, JsonContent.Create(body));
        await response.Content.ReadAsStringAsync();
        Assert.Equal(expected, response.StatusCode);
    }
}

/// <summary>All tests that look at the running service share one.</summary>
[CollectionDefinition(Name)]
public sealed class Running : ICollectionFixture<RunningService>
{
    public const string Name = "running service";
}
