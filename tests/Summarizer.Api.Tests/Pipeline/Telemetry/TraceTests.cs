using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Telemetry;

[Collection(RealModel.Name)]
public sealed class TraceTests : IDisposable
{
    private readonly RealService _service;
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();

    public TraceTests(RealService service)
    {
        _service = service;
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

    [Fact]
    public async Task Summarize_Spans_FollowTheCallersTraceAndEachOther()
    {
        var body = await SendAsync("/v1/summarize", new { text = RealService.Short });

        var server = Assert.Single(_spans, s => s.Kind == ActivityKind.Server);
        var task = Assert.Single(_spans, s => s.DisplayName == "text_completion pocket");
        Assert.Equal((server.SpanId, ActivityKind.Internal), (task.ParentSpanId, task.Kind));
        var phases = _spans.Where(s => s.ParentSpanId == task.SpanId).OrderBy(s => s.StartTimeUtc).ToList();
        Assert.Equal(["tokenize", "queue", "encode", "decode"], phases.Select(s => s.DisplayName));
        Assert.All(phases, s => Assert.Equal((double)body["timings"]![$"{s.DisplayName}_ms"]!, s.Duration.TotalMilliseconds, 0.002));
        Assert.Equal(phases[1].StartTimeUtc + phases[1].Duration, phases[2].StartTimeUtc);
        Assert.Equal("summarize", task.GetTagItem("summarizer.task"));
        Assert.Equal((int)body["usage"]!["output_tokens"]!, task.GetTagItem("gen_ai.usage.output_tokens"));
        Assert.Equal(new[] { "stop" }, task.GetTagItem("gen_ai.response.finish_reasons"));
    }

    [Fact]
    public async Task Compress_Spans_AreOnePassEach()
    {
        await SendAsync("/v1/compress", new { query = "What was plagued with problems?", documents = new[] { RealService.Short, RealService.Short + " Another one." }, extractiveness = "low" });

        var task = Assert.Single(_spans, s => s.DisplayName == "text_completion pocket");
        Assert.Equal(2, _spans.Count(s => s.DisplayName == "encode" && s.ParentSpanId == task.SpanId));
    }

    [Fact]
    public async Task Spans_HoldNoText()
    {
        await SendAsync("/v1/summarize", new { text = RealService.Short, instruction = "Mention the odor." });

        Assert.NotEmpty(_spans);
        var written = string.Join('\n', _spans.SelectMany(s => s.TagObjects.Select(t => $"{t.Key}={t.Value}").Append(s.DisplayName)));
        Assert.DoesNotContain("odor", written, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("plugs", written, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => _listener.Dispose();

    private async Task<System.Text.Json.Nodes.JsonObject> SendAsync(string route, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = JsonContent.Create(body) };
        request.Headers.Add("traceparent", $"00-{_trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await _service.Client.SendAsync(request);

        // The server's span ends a moment after its client has the answer.
        for (var i = 0; i < 500 && !_spans.Any(s => s.Kind == ActivityKind.Server); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return await response.JsonAsync();
    }
}
