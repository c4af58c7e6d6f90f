using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Tests.Pipeline.Telemetry;

/// <summary>Spans and times of summaries by the models that choose sentences.</summary>
public sealed class ChosenTraceTests : IAsyncLifetime
{
    private readonly Service _service = new(
        (_, folder, options, clock) => InferenceEngine.Load(folder, options, clock), settings: new() { ["ChooseSentences"] = "true" });

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private HttpClient _client = null!;

    public ChosenTraceTests()
    {
        _listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == _trace)
                {
                    _spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Fact]
    public async Task Summarize_ChosenSentences_SpansAndTimesSayWhereTheTimeWent()
    {
        var timings = await SendAsync();

        var task = Assert.Single(_spans, s => s.DisplayName == "text_completion pocket");
        var phases = _spans.Where(s => s.ParentSpanId == task.SpanId).OrderBy(s => s.StartTimeUtc).Select(s => s.DisplayName);
        Assert.Equal(["tokenize", "embed", "choose"], phases);
        Assert.True(Of("encode_ms") > 0);
        Assert.True(Of("decode_ms") > 0);
        Assert.InRange(Of("tokenize_ms") + Of("queue_ms") + Of("encode_ms") + Of("decode_ms"), 0.001, Of("total_ms") + 0.01);
        Assert.Equal(Of("total_ms"), Of("ttft_ms"), 0.001);

        double Of(string field) => (double)timings[field]!;
    }

    [Fact]
    public async Task Summarize_DocumentThatWasReadBefore_HasNoEncoderPass()
    {
        await SendAsync();

        var timings = await SendAsync();

        Assert.Equal(0, (double)timings["encode_ms"]!);
        Assert.Equal(0, _spans.Last(s => s.DisplayName == "embed").GetTagItem("summarizer.passes"));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _client.Dispose();
        await _service.DisposeAsync();
    }

    private async Task<JsonNode> SendAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/summarize") { Content = JsonContent.Create(new { text = RealService.Long }) };
        request.Headers.Add("traceparent", $"00-{_trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await _client.SendAsync(request);
        return (await response.JsonAsync())["timings"]!;
    }
}
