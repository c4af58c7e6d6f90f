using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Pipeline.Caching;

/// <summary>Identical requests that come while the first is at work.</summary>
public sealed class SharedWorkTests : IAsyncLifetime
{
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public SharedWorkTests() => _service = new(_engine.Factory, settings: new() { ["Cache:Enabled"] = "true" });

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Stream_JoinedLate_GetsEveryPieceAndTheFirstOneMayLeave()
    {
        using var leave = new CancellationTokenSource();
        var first = _client.StreamAsync(new { text = "Some text.", stream = true }, leave.Token);
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("One ");
        using var one = await first;
        var second = _client.StreamAsync(new { text = "Some text.", stream = true });
        using var two = await second;
        await leave.CancelAsync();
        one.Dispose();
        await _service.Log.WaitForAsync("POST /v1/summarize 499");
        generation.Write("two");
        generation.Finish();

        var events = await two.EventsAsync().ToListAsync();
        Assert.Equal("One two", string.Concat(events.Where(e => e.Type == "summary.delta").Select(e => (string?)e.Data["delta"])));
        Assert.Equal("One two", (string?)events[^1].Data["summary"]);
        Assert.Equal("summarizer; fwd=miss; collapsed", two.Headers.GetValues("Cache-Status").Single());
        Assert.False(generation.Cancelled.IsCompleted);
    }

    [Fact]
    public async Task Summarize_EverybodyLeft_StopsTheModel()
    {
        using var leave = new CancellationTokenSource();
        var first = _client.SummarizeAsync(new { text = "Some text." }, leave.Token);
        var generation = await _engine.NextAsync();
        generation.Read();
        var second = _client.StreamAsync(new { text = "Some text.", stream = true }, leave.Token);
        using var two = await second;
        await leave.CancelAsync();
        two.Dispose();

        await generation.Cancelled;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        // What was given up is not an answer.
        var third = _client.SummarizeAsync(new { text = "Some text." });
        Write(await _engine.NextAsync());
        Assert.Equal("Done.", (string?)(await (await third).JsonAsync())["summary"]);
    }

    [Fact]
    public async Task Summarize_Failed_FailsForAllAndIsNotRemembered()
    {
        var first = _client.SummarizeAsync(new { text = "Some text." });
        var generation = await _engine.NextAsync();
        generation.Read();
        using var two = await _client.StreamAsync(new { text = "Some text.", stream = true });
        generation.Fail(new EngineException(EngineError.InferenceFailed, "Broken."));

        Assert.Equal(500, (int)(await first).StatusCode);
        Assert.Equal("error", (await two.EventsAsync().ToListAsync())[^1].Type);
        var third = _client.SummarizeAsync(new { text = "Some text." });
        Write(await _engine.NextAsync());
        Assert.Equal(200, (int)(await third).StatusCode);
    }

    [Fact]
    public async Task Summarize_NoStore_IsNobodysWorkButItsOwn()
    {
        var first = _client.SummarizeAsync(new { text = "Some text." });
        var one = await _engine.NextAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, Wire.Route) { Content = System.Net.Http.Json.JsonContent.Create(new { text = "Some text." }) };
        request.Headers.Add("Cache-Control", "no-store");
        var second = _client.SendAsync(request);
        var two = await _engine.NextAsync();
        Write(one);
        Write(two);

        Assert.Equal(["summarizer; fwd=miss", "summarizer; fwd=request"], (await Task.WhenAll(first, second)).Select(r => r.Headers.GetValues("Cache-Status").Single()));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    private static void Write(ScriptedGeneration generation)
    {
        generation.Read();
        generation.Write("Done.");
        generation.Finish();
    }
}
