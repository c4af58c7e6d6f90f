using System.Text;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Http.Streaming;

[Collection(RealModel.Name)]
public sealed class StreamTests(RealService service)
{
    [Fact]
    public async Task Stream_Sequence_IsStartedDeltasCompleted()
    {
        using var response = await service.Client.StreamAsync(new { text = RealService.Short, max_tokens = 20, stream = true });

        var events = await response.EventsAsync().ToListAsync();

        Assert.Equal(
            ["summary.started", .. Enumerable.Repeat("summary.delta", events.Count - 2), "summary.completed"],
            events.Select(e => e.Type));
        var (started, completed) = (events[0].Data, events[^1].Data);
        Assert.Equal(["id", "input_tokens", "model", "truncated"], started.Select(f => f.Key).Order());
        Assert.Equal(((string?)started["id"], (string?)started["model"]), ((string?)completed["id"], (string?)completed["model"]));
        Assert.Equal((int)started["input_tokens"]!, (int)completed["usage"]!["input_tokens"]!);
        Assert.True(events.Count > 10, "the words must come one by one");
    }

    [Fact]
    public async Task Stream_Headers_SayWhatProxiesNeed()
    {
        using var response = await service.Client.StreamAsync(new { text = RealService.Short, max_tokens = 2, stream = true });

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.True(response.Headers.Contains("X-Request-Id"));
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("paragraph")]
    [InlineData("bullets")]
    public async Task Stream_Deltas_ConcatenateToTheSummaryThatJsonGives(string format)
    {
        using var response = await service.Client.StreamAsync(new { text = RealService.Short, format, max_tokens = 60, stream = true });
        var events = await response.EventsAsync().ToListAsync();
        var whole = await (await service.Client.SummarizeAsync(new { text = RealService.Short, format, max_tokens = 60 })).JsonAsync();

        var deltas = string.Concat(events.Where(e => e.Type == "summary.delta").Select(e => (string?)e.Data["delta"]));

        Assert.Equal((string?)whole["summary"], deltas);
        Assert.Equal((string?)whole["summary"], (string?)events[^1].Data["summary"]);
        Assert.Equal((int)whole["usage"]!["output_tokens"]!, (int)events[^1].Data["usage"]!["output_tokens"]!);
    }

    [Fact]
    public async Task Stream_WildSampling_NeverSplitsACharacter()
    {
        // At this temperature the model writes byte tokens of every kind, so characters arrive in pieces and some never become whole.
        var outsideAscii = 0;
        foreach (var seed in Enumerable.Range(1, 6))
        {
            using var response = await service.Client.StreamAsync(new { text = "日本語 😀 naïve", temperature = 2.0, seed, max_tokens = 250, stream = true });
            var events = await response.EventsAsync().ToListAsync();
            var deltas = events.Where(e => e.Type == "summary.delta").Select(e => (string)e.Data["delta"]!).ToList();

            Assert.All(deltas, d => Assert.Equal(d, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(d))));
            Assert.All(deltas, d => Assert.NotEqual("", d));
            Assert.Equal((string?)events[^1].Data["summary"], string.Concat(deltas));
            outsideAscii += deltas.Count(d => d.Any(c => c > 0x7F));
        }

        Assert.True(outsideAscii > 0, "the sampling must have met characters of several bytes");
    }
}
