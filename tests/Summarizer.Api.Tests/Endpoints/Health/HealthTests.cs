using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_WhileLoading_IsAliveButNotReady()
    {
        var load = new TaskCompletionSource();
        var engine = new ScriptedEngine();
        await using var service = new Service((_, _, _, _) =>
        {
            load.Task.Wait(Patience.Limit);
            return engine;
        });
        using var client = service.CreateClient();

        await ExpectAsync(client, "/health/ready", 503, "model", "loading");
        await ExpectAsync(client, "/health", 503, "model", "loading");
        await ExpectAsync(client, "/health/live", 200, "engine_loop", "no model yet");
        foreach (var answer in new[] { await client.SummarizeAsync(new { text = "Some text." }), await client.GetAsync("/info"), await client.GetAsync("/v1/models") })
        {
            await answer.ProblemAsync(503, "loading");
            Assert.Equal(5, answer.RetryAfter());
        }

        load.SetResult();
        await service.Log.WaitForAsync("Ready: model 'scripted'");
        await ExpectAsync(client, "/health/ready", 200, "model", "'scripted' is loaded and has encoded and decoded");
        await ExpectAsync(client, "/health", 200, "engine_loop", "0 running, 0 waiting");
    }

    [Fact]
    public async Task Health_WarmUpHasNotDecoded_IsNotReady()
    {
        // Loaded is not ready: the warm-up's generation must really have ended.
        var engine = new ScriptedEngine { WarmsUpAlone = false };
        await using var service = new Service(engine.Factory);
        using var client = service.CreateClient();
        var warmUp = await engine.NextAsync();
        await ExpectAsync(client, "/health/ready", 503, "model", "loading");
        warmUp.Read();
        await ExpectAsync(client, "/health/ready", 503, "model", "loading");
        warmUp.Write("warm");
        warmUp.Finish();

        await service.Log.WaitForAsync("Ready: model 'scripted'");
        await ExpectAsync(client, "/health/ready", 200, "model", "'scripted' is loaded and has encoded and decoded");
    }

    [Fact]
    public async Task Health_Draining_RefusesNewRequestsAndFinishesRunningOnes()
    {
        var clock = new FakeTimeProvider();
        var engine = new ScriptedEngine();
        await using var service = new Service(engine.Factory, clock, new() { ["DrainDelay"] = "00:00:05", ["RequestTimeout"] = "00:00:30" });
        using var client = await service.StartAsync();
        var running = client.SummarizeAsync(new { text = "Some text." });
        var generation = await engine.NextAsync();

        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await service.Log.WaitForAsync("Draining");
        await ExpectAsync(client, "/health/ready", 503, "model", "draining");
        await ExpectAsync(client, "/health/live", 200, "engine_loop", "0 running, 0 waiting");
        var refused = await client.SummarizeAsync(new { text = "More text." });
        await refused.ProblemAsync(503, "draining");
        Assert.Equal(5, refused.RetryAfter());

        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(engine.Disposed.IsCompleted);
        generation.Read();
        generation.Write("done");
        generation.Finish();
        Assert.Equal("done", (string?)(await (await running).JsonAsync())["summary"]);
        await engine.Disposed;
    }

    [Fact]
    public async Task Live_LoopStandsStillWithWork_IsDead()
    {
        var clock = new FakeTimeProvider();
        var engine = new ScriptedEngine();
        await using var service = new Service(engine.Factory, clock);
        using var client = await service.StartAsync();

        // Idle for an hour, then busy: the old last step means nothing by itself.
        await ExpectAsync(client, "/health/live", 200, "engine_loop", "0 running, 0 waiting");
        clock.Advance(TimeSpan.FromHours(1));
        engine.Moment = engine.Moment with { Running = 2, Waiting = 1 };
        await ExpectAsync(client, "/health/live", 200, "engine_loop", "2 running, 1 waiting");
        clock.Advance(TimeSpan.FromSeconds(61));
        await ExpectAsync(client, "/health/live", 503, "engine_loop", "no step for 61 s with 2 requests running and 1 waiting");

        engine.Moment = engine.Moment with { LastStep = clock.GetUtcNow() };
        await ExpectAsync(client, "/health/live", 200, "engine_loop", "2 running, 1 waiting");
    }

    private static async Task ExpectAsync(HttpClient client, string route, int status, string check, string detail)
    {
        var response = await client.GetAsync(route);
        var body = await response.JsonAsync();

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200 ? "healthy" : "unhealthy", (string?)body["status"]);
        var item = body["checks"]!.AsArray().Single(c => (string?)c!["name"] == check)!;
        Assert.Equal(detail, (string?)item["detail"]);
    }
}
