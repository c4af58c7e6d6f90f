using System.Net.Http.Json;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Resilience;

public sealed class FallbackTests : IAsyncDisposable
{
    private readonly ScriptedEngine _first = new() { Answer = "From the first." };
    private readonly ScriptedEngine _second = new() { Answer = "From the second." };

    [Theory]
    [InlineData("auto", "The bridge was closed. It opened again in spring. Nobody was hurt.")]
    [InlineData("short", "The bridge was closed. It opened again in spring.")]
    public async Task Summarize_NoEngineCan_AnswersWithSentencesAndSaysSo(string length, string expected)
    {
        await using var service = new Service(_first.Factory, settings: new() { ["Resilience:FallbackMode"] = "Extractive" });
        using var client = await service.StartAsync();
        _first.Plays = Faults.Always;

        var body = await (await client.SummarizeAsync(new { text = Faults.Text, length })).JsonAsync();

        Assert.Equal((expected, true), ((string?)body["summary"], (bool)body["degraded"]!));
        Assert.Equal("degraded", (string?)body["warnings"]![0]!["code"]);
        Assert.Equal((0, expected.Length), ((int)body["contexts"]![0]!["offset"]!, (int)body["contexts"]![0]!["length"]!));
        Assert.Contains("Degraded", await service.Log.WaitForAsync("POST /v1/summarize 200"));
    }

    [Fact]
    public async Task Stream_NoEngineCan_StreamsTheSentences()
    {
        await using var service = new Service(_first.Factory, settings: new() { ["Resilience:FallbackMode"] = "Extractive" });
        using var client = await service.StartAsync();
        _first.Plays = Faults.Always;

        using var response = await client.StreamAsync(new { text = Faults.Text, instruction = "Who paid?", stream = true });
        var events = await response.EventsAsync().ToListAsync();

        Assert.Equal(["summary.started", "summary.delta", "summary.completed"], events.Select(e => e.Type));
        Assert.Contains("The town paid for it.", (string?)events[^1].Data["summary"]);
        Assert.True((bool)events[^1].Data["degraded"]!);
    }

    [Fact]
    public async Task Compress_NoEngineCan_KeepsTheSentencesThatShareWords()
    {
        await using var service = new Service(Summarizer.GenAi.Hosting.EngineRuntimes.Load, settings: new() { ["Resilience:FallbackMode"] = "Extractive", ["Resilience:Chaos:Enabled"] = "true", ["Resilience:Chaos:FaultRate"] = "1" });
        using var client = await service.StartAsync();

        var answer = await client.PostAsync("/v1/compress", JsonContent.Create(new { query = "Who paid for the bridge?", documents = new[] { Faults.Text, "Pandas eat bamboo." }, rate = 0.5, extractiveness = "low" }));
        var body = await answer.JsonAsync();

        Assert.True((bool)body["degraded"]!);
        Assert.Contains("The town paid for it.", (string?)body["results"]![0]!["text"]);
        Assert.True((bool)body["results"]![1]!["dropped"]!);
        Assert.InRange((int)body["context_tokens"]!, 1, (int)body["budget_tokens"]!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summarize_FirstEngineFails_StandbyAnswers(bool stream)
    {
        await using var service = WithStandby();
        using var client = await service.StartAsync();
        _first.Plays = Faults.Always;
        _second.Plays = Faults.Never;

        var response = await client.SummarizeAsync(new { text = Faults.Text, stream });

        Assert.Contains("From the second.", await response.Content.ReadAsStringAsync());
        Assert.Equal((1, 1), (_first.Submitted, _second.Submitted));
    }

    [Fact]
    public async Task Summarize_FirstEngineBroken_StandbyServesAndTheServerStaysReady()
    {
        await using var service = WithStandby(("Resilience:Breaker:MinimumRequests", "2"));
        using var client = await service.StartAsync();
        _first.Plays = Faults.Always;
        _second.Plays = Faults.Never;
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(200, (int)(await client.SummarizeAsync(new { text = Faults.Text })).StatusCode);
        }

        Assert.Equal(2, _first.Submitted);
        Assert.Equal(200, (int)(await client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Summarize_FirstEngineIsSlow_HedgingAsksTheStandby()
    {
        await using var service = WithStandby(("Resilience:HedgeAfter", "00:00:00.050"));
        using var client = await service.StartAsync();
        _second.Plays = Faults.Never;

        var body = await (await client.SummarizeAsync(new { text = Faults.Text })).JsonAsync();

        Assert.Equal("From the second.", (string?)body["summary"]);
        await (await _first.NextAsync()).Cancelled;
    }

    [Fact]
    public async Task Summarize_FirstEngineHangs_AttemptEndsAndStandbyAnswers()
    {
        await using var service = WithStandby(("Resilience:AttemptTimeout", "00:00:00.100"));
        using var client = await service.StartAsync();
        _second.Plays = Faults.Never;

        var body = await (await client.SummarizeAsync(new { text = Faults.Text })).JsonAsync();

        Assert.Equal("From the second.", (string?)body["summary"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    private Service WithStandby(params (string Key, string Value)[] more)
    {
        var loaded = 0;
        var settings = more.ToDictionary(m => m.Key, m => (string?)m.Value);
        settings["Resilience:Standby:Enabled"] = "true";
        return new((_, _, _, _) => loaded++ == 0 ? _first : _second, settings: settings);
    }
}
