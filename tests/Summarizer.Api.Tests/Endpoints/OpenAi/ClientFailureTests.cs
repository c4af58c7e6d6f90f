using System.ClientModel;
using OpenAI.Chat;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Endpoints.OpenAi;

/// <summary>What OpenAI's client makes of a service that is full, slow or broken at a chosen moment.</summary>
public sealed class ClientFailureTests : IAsyncLifetime
{
    private const string Model = "scripted";
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public ClientFailureTests() => _service = new(_engine.Factory);

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Complete_FullThenFree_IsTriedAgainWhenTheServiceSays()
    {
        _engine.Refusal = new EngineException(EngineError.Overloaded, "The queue is full.") { RetryAfter = TimeSpan.FromSeconds(1) };
        var started = TimeProvider.System.GetTimestamp();
        var answer = _client.Chat(model: Model).CompleteChatAsync("Some text.");
        await _service.Log.WaitForAsync("POST /v1/chat/completions 429");
        _engine.Refusal = null;
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("Done.");
        generation.Finish();

        Assert.Equal("Done.", (await answer).Value.Content[0].Text);
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.9), "The client came back before Retry-After.");
    }

    [Fact]
    public async Task Complete_Full_IsARateLimit()
    {
        _engine.Refusal = new EngineException(EngineError.Overloaded, "The queue is full.") { RetryAfter = TimeSpan.FromSeconds(3) };

        var failure = await Assert.ThrowsAsync<ClientResultException>(() => _client.Chat(retries: 0, model: Model).CompleteChatAsync("Some text."));

        Assert.Equal(429, failure.Status);
        Assert.Contains("rate_limit_exceeded", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.GetRawResponse()!.Headers.TryGetValue("Retry-After", out var seconds));
        Assert.Equal("3", seconds);
    }

    [Fact]
    public async Task Stream_ModelFailsInTheMiddle_IsNotTakenForAWholeAnswer()
    {
        var updates = _client.Chat(retries: 0, model: Model).CompleteChatStreamingAsync("Some text.").GetAsyncEnumerator();
        var first = updates.MoveNextAsync();
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("First");
        await first;
        generation.Fail(new EngineException(EngineError.InferenceFailed, "A secret of the inside."));

        var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (await updates.MoveNextAsync())
            {
            }
        });
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ModelFailsInTheMiddle_SaysSoInTheStream()
    {
        var answer = _client.SendAsync(
            new(HttpMethod.Post, "/v1/completions") { Content = new StringContent("""{"prompt":"a","stream":true}""", System.Text.Encoding.UTF8, "application/json") },
            HttpCompletionOption.ResponseHeadersRead);
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("First");
        using var response = await answer;
        generation.Fail(new EngineException(EngineError.InferenceFailed, "A secret of the inside."));
        var last = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\n\n")[^1];

        Assert.StartsWith("""data: {"error":{"message":"The model failed on this request;""", last);
        Assert.Contains(""""type":"server_error","param":null,"code":"inference_failed"}"""", last, StringComparison.Ordinal);
        Assert.Contains(""""finish_reason":"error"""", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_ClientLeaves_StopsTheModel()
    {
        using var leave = new CancellationTokenSource();
        var updates = _client.Chat(model: Model).CompleteChatStreamingAsync([new UserChatMessage("Some text.")], cancellationToken: leave.Token).GetAsyncEnumerator();
        var first = updates.MoveNextAsync();
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("First");
        Assert.True(await first);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await updates.MoveNextAsync())
            {
            }
        });

        await generation.Cancelled;
        await _service.Log.WaitForAsync("POST /v1/chat/completions 499");
    }

    [Fact]
    public async Task Complete_OnePromptOfABatchIsRefused_StopsTheOthers()
    {
        var answer = _client.PostTextAsync("/v1/completions", """{"prompt":["a","b"]}""");
        var one = await _engine.NextAsync();
        var two = await _engine.NextAsync();
        two.Fail(new EngineException(EngineError.InferenceFailed, "Broken."));
        one.Read();

        // The answer waits for all; the failed one is enough to know it.
        await one.Cancelled;
        Assert.Equal(500, (int)(await answer).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }
}
