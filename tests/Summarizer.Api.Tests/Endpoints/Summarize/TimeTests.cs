using Microsoft.Extensions.Time.Testing;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

/// <summary>Deadlines and keep-alive comments, on a clock that the tests move.</summary>
public sealed class TimeTests : IAsyncLifetime
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public TimeTests() => _service = new(_engine.Factory, _clock, new() { ["RequestTimeout"] = "00:00:30" });

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Summarize_PastTheDeadline_Is504AndStopsTheModel()
    {
        var answer = _client.SummarizeAsync(new { text = "Some text." });
        var generation = await _engine.NextAsync();
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(generation.Cancelled.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        var problem = await (await answer).ProblemAsync(504, "timeout");

        await generation.Cancelled;
        Assert.Contains("30 s", (string?)problem["detail"]);
    }

    [Fact]
    public async Task Stream_PastTheDeadline_EndsWithAnErrorEvent()
    {
        var answer = _client.StreamAsync(new { text = "Some text.", stream = true });
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("First");
        using var response = await answer;
        await using var events = response.EventsAsync().GetAsyncEnumerator();
        await NextAsync(events, "summary.started");
        await NextAsync(events, "summary.delta");
        _clock.Advance(TimeSpan.FromSeconds(30));

        Wire.Check(await NextAsync(events, "error"), 504, "timeout");
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Stream_SilenceBetweenWords_IsFilledWithComments()
    {
        var answer = _client.StreamAsync(new { text = "Some text.", stream = true });
        var generation = await _engine.NextAsync();
        generation.Read();
        using var response = await answer;
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("event: summary.started", await lines.ReadLineAsync());
        await lines.ReadLineAsync();
        await lines.ReadLineAsync();

        await SilenceAsync(lines);
        await SilenceAsync(lines);
        generation.Write("word");

        Assert.Equal("event: summary.delta", await lines.ReadLineAsync());
    }

    [Fact]
    public async Task Stream_LongWaitForTheEncoder_BeginsWithACommentAndGoesOn()
    {
        var answer = _client.StreamAsync(new { text = "Some text.", stream = true });
        var generation = await _engine.NextAsync();

        // The service sets its timer a moment after it asked the engine.
        for (var steps = 0; !answer.IsCompleted && steps < 2 * KeepAlive.TotalSeconds; steps++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
        }

        using var response = await answer;
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(": keep-alive", await lines.ReadLineAsync());
        Assert.Equal("", await lines.ReadLineAsync());
        generation.Read();

        Assert.Equal("event: summary.started", await lines.ReadLineAsync());
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    // The service sets its timer a moment after it wrote, so the clock is moved until the comment is there.
    private async Task SilenceAsync(StreamReader lines)
    {
        var line = lines.ReadLineAsync();
        for (var steps = 0; !line.IsCompleted && steps < 20; steps++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(line, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
        }

        Assert.Equal(": keep-alive", await line);
        Assert.Equal("", await lines.ReadLineAsync());
    }

    private static async Task<System.Text.Json.Nodes.JsonObject> NextAsync(
        IAsyncEnumerator<(string Type, System.Text.Json.Nodes.JsonObject Data)> events, string type)
    {
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(type, events.Current.Type);
        return events.Current.Data;
    }
}
