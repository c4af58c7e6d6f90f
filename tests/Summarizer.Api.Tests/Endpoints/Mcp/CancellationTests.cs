using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Mcp;

/// <summary>Cancelling as the TypeScript client does, with a second request; progress while the model is silent; origins.</summary>
public sealed class CancellationTests : IAsyncLifetime
{
    private const string Arguments = """{"text":"Some text."}""";

    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public CancellationTests() => _service = new(_engine.Factory, settings: new() { ["Security:AllowedOrigins:0"] = "https://app.example" });

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Cancelled_OfItsSession_StopsTheModel()
    {
        var session = await SessionAsync();
        var call = McpWire.SendAsync(_client, McpWire.Call(3, "summarize", Arguments), session);
        var generation = await _engine.NextAsync();
        generation.Read();

        using var cancelled = await CancelAsync(session, 3);

        Assert.Equal(202, (int)cancelled.StatusCode);
        await generation.Cancelled;
        (await call).Dispose();
    }

    [Fact]
    public async Task Cancelled_OfAnotherSessionOrCall_LeavesItRunning()
    {
        var (session, other) = (await SessionAsync(), await SessionAsync());
        var call = McpWire.SendAsync(_client, McpWire.Call(3, "summarize", Arguments), session);
        var generation = await _engine.NextAsync();
        generation.Read();

        (await CancelAsync(other, 3)).Dispose();
        (await CancelAsync(session, 4)).Dispose();
        generation.Write("Done.");
        generation.Finish();

        var messages = new List<JsonNode>();
        await foreach (var message in McpWire.MessagesAsync(await call))
        {
            messages.Add(message);
        }

        Assert.NotEqual(session, other);
        Assert.Equal("Done.", (string?)messages[^1]["result"]!["content"]![0]!["text"]);
    }

    [Fact]
    public async Task Progress_BeforeTheDocumentIsRead_IsSentAtOnce()
    {
        using var response = await McpWire.SendAsync(_client, McpWire.Call(1, "summarize", Arguments, """{"progressToken":"p"}"""));
        await using var messages = McpWire.MessagesAsync(response).GetAsyncEnumerator();

        Assert.True(await messages.MoveNextAsync());
        Assert.Equal("notifications/progress", (string?)messages.Current["method"]);
        Assert.Equal("reading", (string?)messages.Current["params"]!["message"]);
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Finish();
    }

    [Theory]
    [InlineData(null, null, 200)]
    [InlineData("http://localhost:6274", null, 200)]
    [InlineData("https://app.example", null, 200)]
    [InlineData("http://evil.example", null, 403)]
    [InlineData("null", null, 403)]
    [InlineData("http://evil.example", "evil.example", 400)]
    [InlineData(null, "evil.example", 400)]
    public async Task Initialize_FromAPage_IsTakenFromOwnAndAllowedOriginsOnly(string? origin, string? host, int status)
    {
        using var response = await McpWire.InitializeAsync(_client, origin, host);

        Assert.Equal(status, (int)response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    private async Task<string> SessionAsync()
    {
        using var response = await McpWire.InitializeAsync(_client);
        return response.Headers.GetValues("Mcp-Session-Id").Single();
    }

    private Task<HttpResponseMessage> CancelAsync(string session, int id) => McpWire.SendAsync(
        _client, $$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}},"reason":"The user stopped it."}}""", session);
}
