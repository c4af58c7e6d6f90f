using Microsoft.Extensions.Hosting;
using Summarizer.Api.Options;
using Summarizer.Api.Startup;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Resilience;

public sealed class ChaosTests : IAsyncDisposable
{
    private readonly ScriptedEngine _engine = new() { Plays = Faults.Never };

    [Theory]
    [InlineData("FaultRate")]
    [InlineData("OutcomeRate")]
    public async Task Chaos_EveryAttemptFails_IsAProblem(string rate)
    {
        await using var service = Start((rate, "1"));
        using var client = await service.StartAsync();

        await (await client.SummarizeAsync(new { text = Faults.Text })).ProblemAsync(500, "inference-failed");
    }

    [Fact]
    public async Task Chaos_SlowAndHungryForMemory_StillAnswers()
    {
        await using var service = Start(("LatencyRate", "1"), ("Latency", "00:00:00.010"), ("MemoryRate", "1"), ("MemoryMiB", "8"));
        using var client = await service.StartAsync();

        Assert.Equal(200, (int)(await client.SummarizeAsync(new { text = Faults.Text })).StatusCode);
    }

    [Theory]
    [InlineData("Production", false, false)]
    [InlineData("Production", true, true)]
    [InlineData("Staging", false, true)]
    public void Chaos_InProduction_IsRefusedUnlessAllowed(string environment, bool allowed, bool starts)
    {
        var validator = new ResilienceValidator(Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment }).Environment);
        var options = new SummarizerOptions { Resilience = { Chaos = { Enabled = true, AllowInProduction = allowed } } };

        Assert.Equal(starts, validator.Validate(null, options).Succeeded);
    }

    [Fact]
    public async Task Hedging_WithoutStandby_IsRefused()
    {
        await using var service = new Service(_engine.Factory, settings: new() { ["Resilience:HedgeAfter"] = "00:00:01" });

        Assert.Contains("HedgeAfter", Assert.Throws<ServiceStartException>(service.CreateClient).Message);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private Service Start(params (string Key, string Value)[] chaos)
    {
        var settings = chaos.ToDictionary(c => "Resilience:Chaos:" + c.Key, c => (string?)c.Value);
        settings["Resilience:Chaos:Enabled"] = "true";
        return new(_engine.Factory, settings: settings);
    }
}
