using System.Net;
using System.Text.RegularExpressions;

namespace Summarizer.Deployment.Tests.Monitoring;

[Collection(Running.Name)]
public sealed partial class ScrapeTests(RunningService service)
{
    // Name, kind, and labels that tell series apart.
    public static TheoryData<string, string, string[]> Promised => new()
    {
        { "gen_ai_server_request_duration_seconds", "histogram", ["gen_ai_operation_name", "gen_ai_request_model", "error_type"] },
        { "gen_ai_server_time_to_first_token_seconds", "histogram", ["gen_ai_operation_name", "gen_ai_request_model"] },
        { "gen_ai_server_time_per_output_token_seconds", "histogram", ["gen_ai_operation_name", "gen_ai_request_model"] },
        { "gen_ai_client_token_usage", "histogram", ["gen_ai_operation_name", "gen_ai_request_model", "gen_ai_token_type"] },
        { "summarizer_requests_running", "gauge", ["model"] },
        { "summarizer_requests_waiting", "gauge", ["model"] },
        { "summarizer_tokens_waiting", "gauge", ["model"] },
        { "summarizer_request_queue_duration_seconds", "histogram", ["model", "task"] },
        { "summarizer_request_tokenize_duration_seconds", "histogram", ["model", "task"] },
        { "summarizer_request_encode_duration_seconds", "histogram", ["model", "task"] },
        { "summarizer_request_decode_duration_seconds", "histogram", ["model", "task"] },
        { "summarizer_batch_size", "histogram", ["phase"] },
        { "summarizer_batch_tokens", "histogram", ["phase"] },
        { "summarizer_lookup_guessed_total", "counter", [] },
        { "summarizer_lookup_accepted_total", "counter", [] },
        { "summarizer_requests_rejected_total", "counter", ["reason"] },
        { "summarizer_requests_cancelled_total", "counter", ["stage"] },
        { "summarizer_compression_ratio", "histogram", [] },
        { "summarizer_cache_requests_total", "counter", ["outcome"] },
        { "summarizer_model_load_duration_seconds", "gauge", ["model", "provider"] },
        { "summarizer_model_ready", "gauge", ["model", "provider"] },
    };

    [Theory]
    [MemberData(nameof(Promised))]
    public void Metric_Promised_IsThereWithItsKindAndLabels(string name, string kind, string[] labels)
    {
        var series = service.Scrape.Series.Where(s => s.Name == name || s.Name.StartsWith(name + "_", StringComparison.Ordinal)).ToList();

        Assert.Equal(kind, service.Scrape.Kinds.GetValueOrDefault(name));
        Assert.NotEmpty(series);
        Assert.Empty(labels.Except(series.SelectMany(s => s.Labels.Keys)));
    }

    [Fact]
    public void Metric_OfThisProgram_IsDocumentedAndPromised()
    {
        var documented = TableName().Matches(
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "observability.md"))).Select(m => m.Groups[1].Value);
        var ours = service.Scrape.Kinds.Keys.Where(n => n.StartsWith("summarizer_", StringComparison.Ordinal) || n.StartsWith("gen_ai_", StringComparison.Ordinal)).Order().ToList();

        Assert.Equal(ours, documented.Order());
        Assert.Equal(ours, Promised.Select(p => p.Data.Item1).Order());
    }

    [Fact]
    public void Requests_Sent_AreCounted()
    {
        var answered = service.Scrape.Series.Where(s => s.Name == "gen_ai_server_request_duration_seconds_count").ToLookup(
            s => (s.Labels["summarizer_task"], s.Labels.GetValueOrDefault("error_type")), s => s.Value);

        Assert.Equal([2], answered[("summarize", null)]);
        Assert.Equal([1], answered[("summarize", "validation")]);
        Assert.Equal([1], answered[("compress", null)]);
    }

    [Fact]
    public async Task MetricsPort_AnswersNothingElse()
    {
        foreach (var path in new[] { "/health/live", "/v1/models", "/info", "/" })
        {
            using var elsewhere = await service.Client.GetAsync(new Uri(service.Metrics, path), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        }
    }

    [Fact]
    public async Task MainPort_HasNoMetrics_WhateverTheCallerCallsIt()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Host = $"localhost:{service.Metrics.Port}";
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [GeneratedRegex(@"^\| `((?:summarizer|gen_ai)_\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableName();
}
