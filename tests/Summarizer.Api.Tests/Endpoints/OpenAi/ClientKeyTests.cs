using System.ClientModel;
using OpenAI.Chat;
using Summarizer.Api.Tests.Endpoints.Mcp;
using Summarizer.Api.Tests.Pipeline.Security;
using Summarizer.Api.Tests.Support;
using Summarizer.Keys;

namespace Summarizer.Api.Tests.Endpoints.OpenAi;

/// <summary>OpenAI's client and MCP's at a service that asks for keys.</summary>
public sealed class ClientKeyTests : IAsyncLifetime
{
    private readonly ScriptedEngine _engine = new();
    private readonly string _file = Path.GetTempFileName();
    private readonly string _key = ApiKey.Create();
    private readonly Service _service;
    private HttpClient _client = null!;

    public ClientKeyTests()
    {
        File.WriteAllText(_file, $"{{\"keys\": [{ApiKeyTests.Entry(_key, "team", "openai")}]}}");
        _service = new(_engine.Factory, settings: new() { ["Security:KeyFile"] = _file });
    }

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Chat_WrongKey_IsAnInvalidApiKeyAndIsNotTriedAgain()
    {
        var failure = await Assert.ThrowsAsync<ClientResultException>(() => _client.Chat(model: "scripted").CompleteChatAsync("Some text."));

        Assert.Equal(401, failure.Status);
        Assert.Contains("invalid_api_key", failure.Message, StringComparison.Ordinal);
        Assert.Single(_service.Log.All, l => l.Contains("POST /v1/chat/completions 401", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chat_ItsKey_Works()
    {
        var chat = new ChatClient("scripted", new ApiKeyCredential(_key), new() { Endpoint = new Uri(_client.BaseAddress!, "/v1") });
        var answer = chat.CompleteChatAsync("Some text.");
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("Done.");
        generation.Finish();

        Assert.Equal("Done.", (await answer).Value.Content[0].Text);
    }

    [Fact]
    public async Task Mcp_KeyOfAnotherScope_IsRefused()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => ToolTests.ConnectAsync(_client));
        await Assert.ThrowsAnyAsync<Exception>(() => ToolTests.ConnectAsync(_client, _key));

        Assert.Contains(_service.Log.All, l => l.Contains("POST /mcp/ 401", StringComparison.Ordinal) || l.Contains("POST /mcp 401", StringComparison.Ordinal));
        Assert.Contains(_service.Log.All, l => l.Contains("POST /mcp/ 403", StringComparison.Ordinal) || l.Contains("POST /mcp 403", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
        File.Delete(_file);
    }
}
