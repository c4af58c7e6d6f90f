using System.Net.Http.Json;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Monitoring;

public sealed class ExportTests
{
    private const string Secret = "zanzibar";

    [Fact]
    public async Task Otlp_EndpointSet_GetsTracesMetricsAndLogsWithoutAnyText()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var collector = new Collector();
        using var service = PodProcess.Start(
            Repository.Model,
            ("Summarizer__Summarization__AllowUntrainedModes", "true"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_BLRP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        using var client = new HttpClient { BaseAddress = await service.ReadyAsync(limit.Token) };
        var text = $"The {Secret} of the harbour opened the northern gate in 1887. Two {Secret}s painted the market hall after nine weeks of work.";

        using var summary = await client.PostAsync(
            "/v1/summarize", JsonContent.Create(new { text, extractiveness = "low", instruction = $"Mention the {Secret}." }), limit.Token);
        using var wrong = await client.PostAsync("/v1/summarize", JsonContent.Create(new { text, format = Secret }), limit.Token);
        using var context = await client.PostAsync(
            "/v1/compress", JsonContent.Create(new { query = $"Which {Secret}?", documents = new[] { text } }), limit.Token);

        await collector.WaitForAsync("/v1/traces", "text_completion pocket", limit.Token);
        await collector.WaitForAsync("/v1/traces", "encode", limit.Token);
        await collector.WaitForAsync("/v1/metrics", "gen_ai.server.request.duration", limit.Token);
        await collector.WaitForAsync("/v1/metrics", "summarizer.request.queue.duration", limit.Token);
        await collector.WaitForAsync("/v1/logs", "and wrote {OutputTokens} tokens", limit.Token);
        Assert.True(summary.IsSuccessStatusCode && context.IsSuccessStatusCode);
        Assert.DoesNotContain(Secret, collector.All, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("harbour", collector.All, StringComparison.OrdinalIgnoreCase);
        await service.TerminateAsync(limit.Token);
        await service.EndAsync(limit.Token);
        Assert.DoesNotContain(Secret, service.Log, StringComparison.OrdinalIgnoreCase);
    }
}
