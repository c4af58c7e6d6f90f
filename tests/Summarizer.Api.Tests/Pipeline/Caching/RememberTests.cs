using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Caching;

/// <summary>Remembered answers of the real model. Every test has a text of its own, since they share a service.</summary>
public sealed class RememberTests(RememberingService service) : IClassFixture<RememberingService>
{
    [Fact]
    public async Task Summarize_Again_IsTheSameAnswerWithoutTheModel()
    {
        var body = new { text = "The first ship came in May. " + RealService.Short };
        using var first = await service.Client.SummarizeAsync(body);
        using var second = await service.Client.SummarizeAsync(body);
        var (fresh, remembered) = (await first.JsonAsync(), await second.JsonAsync());

        Assert.Equal("summarizer; fwd=miss", Status(first));
        Assert.Matches("^summarizer; hit; ttl=3[56][0-9]{2}$", Status(second));
        Assert.Null(first.Headers.Age);
        Assert.InRange(second.Headers.Age!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal((string?)fresh["summary"], (string?)remembered["summary"]);
        Assert.True(JsonNode.DeepEquals(fresh["contexts"], remembered["contexts"]));
        Assert.True(JsonNode.DeepEquals(fresh["usage"], remembered["usage"]));
        Assert.NotEqual((string?)fresh["id"], (string?)remembered["id"]);
        Assert.True((double)fresh["timings"]!["encode_ms"]! > 0);
        Assert.Equal(0, (double)remembered["timings"]!["encode_ms"]!);
    }

    [Fact]
    public async Task Summarize_StreamedThenWholeThenStreamed_IsOneComputation()
    {
        const string Text = "The second ship came in June and was late. " + "The crew went ashore. The harbour was empty.";
        using var first = await service.Client.StreamAsync(new { text = Text, stream = true });
        var events = await first.EventsAsync().ToListAsync();
        using var second = await service.Client.SummarizeAsync(new { text = Text });
        using var third = await service.Client.StreamAsync(new { text = Text, stream = true });
        var again = await third.EventsAsync().ToListAsync();

        Assert.True(events.Count > 3);
        Assert.Equal((string?)events[^1].Data["summary"], (string?)(await second.JsonAsync())["summary"]);
        Assert.Equal(["summary.started", "summary.delta", "summary.completed"], again.Select(e => e.Type));
        Assert.Equal((string?)events[^1].Data["summary"], (string?)again[1].Data["delta"]);
        Assert.Equal((int?)events[0].Data["input_tokens"], (int?)again[0].Data["input_tokens"]);
        Assert.All([second, third], r => Assert.StartsWith("summarizer; hit", Status(r)));
    }

    [Theory]
    [InlineData("no-store", "summarizer; fwd=request", "summarizer; fwd=miss")]
    [InlineData("no-cache", "summarizer; fwd=request", "summarizer; hit")]
    [InlineData("max-age=0", "summarizer; fwd=request", "summarizer; hit")]
    [InlineData("max-age=600", "summarizer; fwd=miss", "summarizer; hit")]
    public async Task Summarize_CacheControl_IsHonoured(string directive, string status, string next)
    {
        var body = new { text = $"The ship number {directive.Length} is named {directive}. It came in July." };
        using var told = await SendAsync(body, directive);
        using var toldAgain = directive == "max-age=600" ? null : await SendAsync(body, directive);
        using var after = await service.Client.SummarizeAsync(body);

        Assert.Equal(status, Status(told));
        Assert.Equal(toldAgain is null ? null : status, toldAgain is null ? null : Status(toldAgain));
        Assert.StartsWith(next, Status(after));
    }

    [Fact]
    public async Task Summarize_SamplingWithoutSeed_IsComputedEachTime()
    {
        var body = new { text = "The third ship came in August.", temperature = 1.2 };
        using var first = await service.Client.SummarizeAsync(body);
        using var second = await service.Client.SummarizeAsync(body);
        using var seeded = await service.Client.SummarizeAsync(new { body.text, body.temperature, seed = 3 });
        using var again = await service.Client.SummarizeAsync(new { body.text, body.temperature, seed = 3 });

        Assert.Equal(["summarizer; fwd=bypass", "summarizer; fwd=bypass", "summarizer; fwd=miss"], new[] { first, second, seeded }.Select(Status));
        Assert.StartsWith("summarizer; hit", Status(again));
    }

    [Fact]
    public async Task Compress_Again_IsTheSameAnswer()
    {
        var body = new { query = "When did the fourth ship come?", documents = new[] { "The fourth ship came in September. It was raining.", "Sailors tell lighthouses apart." } };
        using var first = await service.Client.PostAsync("/v1/compress", JsonContent.Create(body));
        using var second = await service.Client.PostAsync("/v1/compress", JsonContent.Create(body));
        var (fresh, remembered) = (await first.JsonAsync(), await second.JsonAsync());

        Assert.StartsWith("summarizer; hit", Status(second));
        Assert.True(JsonNode.DeepEquals(fresh["results"], remembered["results"]));
        Assert.Equal((string?)fresh["context"], (string?)remembered["context"]);
    }

    [Fact]
    public async Task Complete_SamePromptInABatchAndAlone_IsOneComputation()
    {
        const string Prompt = "The fifth ship came in October.";
        using var batch = await service.Client.PostTextAsync("/v1/completions", $$"""{"prompt":["{{Prompt}}","{{Prompt}}"],"max_tokens":4}""");
        using var alone = await service.Client.PostTextAsync("/v1/completions", $$"""{"prompt":"{{Prompt}}","max_tokens":4}""");

        Assert.Equal("summarizer; fwd=miss", Status(batch));
        Assert.StartsWith("summarizer; hit", Status(alone));
    }

    [Fact]
    public async Task Refused_Request_IsRefusedAgain()
    {
        using var first = await service.Client.SummarizeAsync(new { text = "Ships.", max_tokens = 0 });
        using var second = await service.Client.SummarizeAsync(new { text = "Ships.", max_tokens = 0 });

        Assert.Equal([422, 422], new[] { first, second }.Select(r => (int)r.StatusCode));
        Assert.False(second.Headers.Contains("Cache-Status"));
    }

    private static string Status(HttpResponseMessage response) => response.Headers.GetValues("Cache-Status").Single();

    private Task<HttpResponseMessage> SendAsync(object body, string directive)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Wire.Route) { Content = JsonContent.Create(body) };
        request.Headers.Add("Cache-Control", directive);
        return service.Client.SendAsync(request);
    }
}
