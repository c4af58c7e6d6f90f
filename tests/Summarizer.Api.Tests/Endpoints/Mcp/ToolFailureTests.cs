using ModelContextProtocol.Protocol;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Endpoints.Mcp;

/// <summary>Tools of a service that is full or slow, or has none.</summary>
public sealed class ToolFailureTests : IAsyncLifetime
{
    private static readonly Dictionary<string, object?> Arguments = new() { ["text"] = "Some text." };

    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public ToolFailureTests() => _service = new(_engine.Factory);

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Call_Full_SaysWhenToTryAgain()
    {
        _engine.Refusal = new EngineException(EngineError.Overloaded, "The queue is full.") { RetryAfter = TimeSpan.FromSeconds(3) };
        await using var client = await ToolTests.ConnectAsync(_client);

        var result = await client.CallToolAsync("summarize", Arguments);

        Assert.True(result.IsError);
        Assert.StartsWith("overloaded: The queue is full. Try again in 3 s.", Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }

    [Fact]
    public async Task Call_Cancelled_StopsTheModel()
    {
        await using var client = await ToolTests.ConnectAsync(_client);
        using var leave = new CancellationTokenSource();
        var call = client.CallToolAsync("summarize", Arguments, cancellationToken: leave.Token).AsTask();
        var generation = await _engine.NextAsync();
        generation.Read();
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await generation.Cancelled;
    }

    [Fact]
    public async Task Route_SwitchedOff_IsNotThere()
    {
        await using var service = new Service(new ScriptedEngine().Factory, settings: new() { ["Mcp:Enabled"] = "false" });
        using var client = await service.StartAsync();

        await (await client.PostTextAsync("/mcp", "{}")).ProblemAsync(404, "not-found");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }
}
