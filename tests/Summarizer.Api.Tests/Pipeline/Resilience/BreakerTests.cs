using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Pipeline.Resilience;

public sealed class BreakerTests : IAsyncDisposable
{
    private readonly ScriptedEngine _engine = new();

    [Fact]
    public async Task Breaker_EngineFails_OpensTurnsReadinessOffAndClosesByAProbe()
    {
        await using var service = Start();
        using var client = await service.StartAsync();
        _engine.Plays = Faults.Always;
        await FailAsync(client, 4);

        var refused = await client.SummarizeAsync(new { text = Faults.Text });

        var problem = await refused.ProblemAsync(503, "circuit-open");
        Assert.InRange(refused.RetryAfter(), 1, 60);
        Assert.True((long)problem["retry_after_ms"]! > 0);
        Assert.Equal(503, (int)(await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync("/health/live")).StatusCode);

        _engine.Plays = Faults.Never;
        await service.Log.WaitForAsync("The Primary engine works again");
        Assert.Equal(200, (int)(await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(200, (int)(await client.SummarizeAsync(new { text = Faults.Text })).StatusCode);
    }

    [Fact]
    public async Task Breaker_Open_AsksTheEngineNothingButTheProbe()
    {
        await using var service = Start();
        using var client = await service.StartAsync();
        _engine.Plays = Faults.Always;
        await FailAsync(client, 4);
        var submitted = _engine.Submitted;

        for (var i = 0; i < 5; i++)
        {
            await (await client.SummarizeAsync(new { text = Faults.Text })).ProblemAsync(503, "circuit-open");
        }

        Assert.InRange(_engine.Submitted, submitted, submitted + 2);
    }

    [Theory]
    [InlineData(EngineError.Overloaded)]
    [InlineData(EngineError.InvalidRequest)]
    public async Task Breaker_RequestsThatAreRefused_DoNotOpenIt(EngineError error)
    {
        await using var service = Start();
        using var client = await service.StartAsync();
        _engine.Plays = () => new EngineException(error, "No.");
        await FailAsync(client, 8);

        Assert.Equal(200, (int)(await client.GetAsync("/health/ready")).StatusCode);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private Service Start() => new(_engine.Factory, settings: new()
    {
        ["Resilience:Breaker:MinimumRequests"] = "4",
        ["Resilience:Breaker:Break"] = "00:00:00.500",
    });

    private static async Task FailAsync(HttpClient client, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.False((await client.SummarizeAsync(new { text = Faults.Text })).IsSuccessStatusCode);
        }
    }
}
