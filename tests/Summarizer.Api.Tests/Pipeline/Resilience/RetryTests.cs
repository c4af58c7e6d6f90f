using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Pipeline.Resilience;

public sealed class RetryTests : IAsyncDisposable
{
    private readonly ScriptedEngine _engine = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summarize_ModelFailsOnce_IsAnsweredBySecondAttempt(bool stream)
    {
        await using var service = Start(retries: 1);
        using var client = await service.StartAsync();
        _engine.Plays = Faults.First(1);

        var response = await client.SummarizeAsync(new { text = Faults.Text, stream });

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains("A good answer.", await response.Content.ReadAsStringAsync());
        Assert.Equal(2, _engine.Submitted);
    }

    [Fact]
    public async Task Summarize_ModelAlwaysFails_IsTriedAsOftenAsAllowed()
    {
        await using var service = Start(retries: 2);
        using var client = await service.StartAsync();
        _engine.Plays = Faults.Always;

        await (await client.SummarizeAsync(new { text = Faults.Text })).ProblemAsync(500, "inference-failed");

        Assert.Equal(3, _engine.Submitted);
        Assert.Contains("Failed", await service.Log.WaitForAsync("POST /v1/summarize 500"));
    }

    [Theory]
    [InlineData(EngineError.Overloaded, 429, "overloaded")]
    [InlineData(EngineError.InvalidRequest, 422, "validation")]
    [InlineData(EngineError.Draining, 503, "draining")]
    public async Task Summarize_NotTheEnginesFault_IsNotTriedAgain(EngineError error, int status, string code)
    {
        await using var service = Start(retries: 2);
        using var client = await service.StartAsync();
        _engine.Plays = Faults.First(1, new EngineException(error, "No."));

        await (await client.SummarizeAsync(new { text = Faults.Text })).ProblemAsync(status, code);

        Assert.Equal(1, _engine.Submitted);
    }

    [Fact]
    public async Task Summarize_ModelFailsInTheMiddleOfJson_IsTriedAgain()
    {
        await using var service = Start(retries: 1);
        using var client = await service.StartAsync();
        var answer = client.SummarizeAsync(new { text = Faults.Text });
        var first = await _engine.NextAsync();
        first.Read();
        first.Write("Half an ans");
        _engine.Plays = Faults.Never;
        first.Fail(Faults.Inference);

        var body = await (await answer).JsonAsync();

        Assert.Equal("A good answer.", (string?)body["summary"]);
        Assert.False((bool)body["degraded"]!);
    }

    [Fact]
    public async Task Stream_ModelFailsAfterTheFirstWord_IsNotTriedAgain()
    {
        await using var service = Start(retries: 2);
        using var client = await service.StartAsync();
        var answer = client.StreamAsync(new { text = Faults.Text, stream = true });
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("First");
        using var response = await answer;
        await using var events = response.EventsAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync() && await events.MoveNextAsync());
        Assert.Equal("summary.delta", events.Current.Type);

        generation.Fail(Faults.Inference);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("error", events.Current.Type);
        Wire.Check(events.Current.Data, 500, "inference-failed");
        Assert.Equal(1, _engine.Submitted);
        Assert.Contains("Failed", await service.Log.WaitForAsync("POST /v1/summarize 200"));
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private Service Start(int retries) => new(_engine.Factory, settings: new() { ["Resilience:Retries"] = $"{retries}", ["Resilience:RetryDelay"] = "00:00:00" });
}
