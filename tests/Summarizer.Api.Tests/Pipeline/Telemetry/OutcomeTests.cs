using Microsoft.Extensions.Time.Testing;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Pipeline.Telemetry;

/// <summary>Answered, client gone, deadline hit, failed and refused are five different things to those who look at graphs.</summary>
public sealed class OutcomeTests : IAsyncLifetime
{
    private const string Duration = "gen_ai.server.request.duration";
    private const string Cancelled = "summarizer.requests.cancelled";
    private const string Rejected = "summarizer.requests.rejected";

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;
    private Measurements _measured = null!;

    public OutcomeTests() => _service = new(_engine.Factory, _clock, new() { ["RequestTimeout"] = "00:00:30" });

    public async ValueTask InitializeAsync()
    {
        _client = await _service.StartAsync();
        _measured = new(_service.Services);
    }

    [Fact]
    public async Task Answered_HasNoError()
    {
        var answer = _client.SummarizeAsync(new { text = "Some text." });
        Write(await _engine.NextAsync(), finish: true);
        Assert.True((await answer).IsSuccessStatusCode);

        var measured = await _measured.NextAsync(Duration);

        Assert.False(measured.Tags.ContainsKey("error.type"));
        Assert.Equal(("text_completion", "scripted", "summarize"), (measured.Tags["gen_ai.operation.name"], measured.Tags["gen_ai.request.model"], measured.Tags["summarizer.task"]));
        Assert.DoesNotContain(_measured.All, m => m.Instrument is Cancelled or Rejected);
    }

    [Theory]
    [InlineData(false, "queued")]
    [InlineData(true, "running")]
    public async Task ClientGone_IsCancelledAtItsStage(bool read, string stage)
    {
        using var leave = new CancellationTokenSource();
        var answer = _client.StreamAsync(new { text = "Some text.", stream = true }, leave.Token);
        var generation = await _engine.NextAsync();
        if (read)
        {
            Write(generation, finish: false);
            (await answer).Dispose();
        }

        await leave.CancelAsync();

        Assert.Equal(stage, (await _measured.NextAsync(Cancelled)).Tags["stage"]);
        Assert.Equal("client-closed-request", (await _measured.NextAsync(Duration)).Tags["error.type"]);
        Assert.Contains("client-closed-request", await _service.Log.WaitForAsync("summarize ended without an answer"));
    }

    [Theory]
    [InlineData(false, "queued")]
    [InlineData(true, "running")]
    public async Task Deadline_IsCancelledAtItsStageAndATimeout(bool read, string stage)
    {
        var answer = _client.StreamAsync(new { text = "Some text.", stream = true });
        var generation = await _engine.NextAsync();
        if (read)
        {
            Write(generation, finish: false);
            await answer;
        }

        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(stage, (await _measured.NextAsync(Cancelled)).Tags["stage"]);
        Assert.Equal("timeout", (await _measured.NextAsync(Duration)).Tags["error.type"]);
        (await answer).Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failure_IsNeitherCancelledNorRejected(bool whileWriting)
    {
        var answer = _client.StreamAsync(new { text = "Some text.", stream = true });
        var generation = await _engine.NextAsync();
        if (whileWriting)
        {
            Write(generation, finish: false);
            await answer;
        }

        generation.Fail(new EngineException(EngineError.InferenceFailed, "NaN"));
        var read = await (await answer).Content.ReadAsStringAsync();

        Assert.Contains("inference-failed", read);
        Assert.Equal("inference-failed", (await _measured.NextAsync(Duration)).Tags["error.type"]);
        Assert.DoesNotContain(_measured.All, m => m.Instrument is Cancelled or Rejected);
    }

    [Theory]
    [InlineData(EngineError.Overloaded, "overloaded")]
    [InlineData(EngineError.Draining, "draining")]
    public async Task Refused_IsCountedByItsReason(EngineError error, string reason)
    {
        _engine.Refusal = new EngineException(error, "no");

        using var response = await _client.SummarizeAsync(new { text = "Some text." });

        Assert.Equal(reason, (await _measured.NextAsync(Rejected)).Tags["reason"]);
        Assert.Equal(reason, (await _measured.NextAsync(Duration)).Tags["error.type"]);
        Assert.DoesNotContain(_measured.All, m => m.Instrument == Cancelled);
    }

    [Fact]
    public async Task WrongRequest_IsNotRejected()
    {
        using var response = await _client.SummarizeAsync(new { text = "" });

        Assert.Equal("validation", (await _measured.NextAsync(Duration)).Tags["error.type"]);
        Assert.DoesNotContain(_measured.All, m => m.Instrument is Rejected or Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        _measured.Dispose();
        _client.Dispose();
        await _service.DisposeAsync();
    }

    private static void Write(ScriptedGeneration generation, bool finish)
    {
        generation.Read();
        generation.Write("First");
        if (finish)
        {
            generation.Finish();
        }
    }
}
