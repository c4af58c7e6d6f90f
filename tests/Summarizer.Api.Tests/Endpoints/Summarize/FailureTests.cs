using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

/// <summary>What a client is told when the engine refuses, fails or hangs.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public FailureTests() => _service = new(_engine.Factory);

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summarize_QueueFull_Is429WithRetryAfter(bool stream)
    {
        _engine.Refusal = new EngineException(EngineError.Overloaded, "128 requests are waiting.") { Limit = 128, Actual = 128, RetryAfter = TimeSpan.FromMilliseconds(2300) };

        var response = await _client.SummarizeAsync(new { text = "Some text.", stream });

        var problem = await response.ProblemAsync(429, "overloaded");
        Assert.Equal(3, response.RetryAfter());
        Assert.Equal((2300, 128, 128), ((int?)problem["retry_after_ms"], (int?)problem["limit"], (int?)problem["actual"]));
    }

    [Fact]
    public async Task Summarize_EngineDraining_Is503WithRetryAfter()
    {
        _engine.Refusal = new EngineException(EngineError.Draining, "The engine is shutting down.");

        var response = await _client.SummarizeAsync(new { text = "Some text." });

        await response.ProblemAsync(503, "draining");
        Assert.Equal(1, response.RetryAfter());
    }

    [Fact]
    public async Task Summarize_EngineFindsTheRequestInvalid_Is422()
    {
        _engine.Refusal = new EngineException(EngineError.InvalidRequest, "num_beams must be 1 to 4; it is 5.") { Limit = 4, Actual = 5 };

        var problem = await (await _client.SummarizeAsync(new { text = "Some text." })).ProblemAsync(422, "validation");

        Assert.Equal("num_beams must be 1 to 4; it is 5.", (string?)problem["detail"]);
        Assert.Equal(4, (int?)problem["limit"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summarize_ModelFailsWhileReading_Is500WithoutInternals(bool stream)
    {
        var answer = _client.SummarizeAsync(new { text = "Some text.", stream });
        (await _engine.NextAsync()).Fail(new EngineException(EngineError.InferenceFailed, "secret of /models/decoder.onnx"));

        var response = await answer;

        await response.ProblemAsync(500, "inference-failed");
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync());
        Assert.Contains("secret", await _service.Log.WaitForAsync("failed: inference-failed"));
    }

    [Fact]
    public async Task Summarize_UnknownException_Is500WithoutInternals()
    {
        _engine.Refusal = new InvalidOperationException("secret");

        var response = await _client.SummarizeAsync(new { text = "Some text." });

        await response.ProblemAsync(500, "internal-error");
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Stream_ModelFailsAfterTheFirstWords_EndsWithAnErrorEvent()
    {
        var answer = _client.StreamAsync(new { text = "Some text.", stream = true });
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("First");
        using var response = await answer;
        List<(string Type, JsonObject Data)> events = [];
        await foreach (var item in response.EventsAsync())
        {
            events.Add(item);
            if (item.Type == "summary.delta")
            {
                // Not before: a failure that comes before anybody reads the words leaves the service free to try again.
                generation.Fail(new EngineException(EngineError.InferenceFailed, "secret"));
            }
        }

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(["summary.started", "summary.delta", "error"], events.Select(e => e.Type));
        Wire.Check(events[^1].Data, 500, "inference-failed");
        Assert.DoesNotContain("secret", events[^1].Data.ToJsonString());
    }

    [Fact]
    public async Task Log_NeverHoldsTheDocument()
    {
        var answer = _client.SummarizeAsync(new { text = "Confidential words." });
        (await _engine.NextAsync()).Fail(new EngineException(EngineError.InferenceFailed, "NaN"));
        await answer;

        await _service.Log.WaitForAsync("/v1/summarize 500");

        Assert.DoesNotContain(_service.Log.All, l => l.Contains("Confidential", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();
}
