using Microsoft.AspNetCore.Http;
using Summarizer.Client.Common;
using Summarizer.Client.Compression;
using Summarizer.Client.Configuration;
using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests;

public sealed class StreamTests
{
    private const string Started = """{"id":"sum-1","model":"pocket","input_tokens":40,"truncated":false}""";
    private const string FirstDelta = """{"delta":"A fire "}""";
    private const string SecondDelta = """{"delta":"ended the test."}""";

    private static readonly SummarizeRequest Request = new() { Text = "Some text." };
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task SummarizeStream_WholeStream_GivesItsEventsAndLeavesUnknownOnesOut()
    {
        await using var service = await StubService.StartAsync(Answers.Events(
            [("summary.started", Started), ("summary.delta", FirstDelta), ("summary.novelty", "7"), ("summary.delta", SecondDelta), ("summary.completed", Answers.Summary)]));
        using var host = new ClientHost(service.Endpoint);

        var events = await host.Client.SummarizeStreamAsync(Request).ToListAsync();

        Assert.Equal(new SummaryStarted("sum-1", "pocket", 40, false), events[0]);
        var completed = Assert.IsType<SummaryCompleted>(events[^1]);
        Assert.Equal(completed.Response.Summary, string.Concat(events.OfType<SummaryDelta>().Select(d => d.Delta)));
        Assert.Equal(4, events.Count);
        Assert.True((bool?)(await service.NextAsync()).Body!["stream"]);
    }

    [Fact]
    public async Task SummarizeStream_ErrorEvent_ThrowsTheProblemAfterWhatCameBefore()
    {
        await using var service = await StubService.StartAsync(Answers.Events([("summary.delta", FirstDelta), ("error", Answers.Problem("timeout", 504))]));
        using var host = new ClientHost(service.Endpoint);
        await using var events = host.Client.SummarizeStreamAsync(Request).GetAsyncEnumerator();

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(new SummaryDelta("A fire "), events.Current);
        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(async () => await events.MoveNextAsync());
        Assert.Equal(("timeout", 504), (thrown.Code, thrown.Status));
    }

    [Fact]
    public async Task SummarizeStream_RefusedBeforeTheFirstByte_ThrowsTheProblem()
    {
        await using var service = await StubService.StartAsync(Answers.Refuse("input-too-long", 422));
        using var host = new ClientHost(service.Endpoint);

        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(async () => await host.Client.SummarizeStreamAsync(Request).ToListAsync());
        Assert.Equal("input-too-long", thrown.Code);
    }

    [Fact]
    public async Task SummarizeStream_EndsBeforeTheLastEvent_IsAnEndedResponse()
    {
        await using var service = await StubService.StartAsync(Answers.Events([("summary.delta", FirstDelta)]));
        using var host = new ClientHost(service.Endpoint);

        var thrown = await Assert.ThrowsAsync<HttpIOException>(async () => await host.Client.SummarizeStreamAsync(Request).ToListAsync());
        Assert.Equal(HttpRequestError.ResponseEnded, thrown.HttpRequestError);
    }

    [Fact]
    public async Task SummarizeStream_CutAfterAnEvent_IsAnEndedResponseAndNotTriedAgain()
    {
        var arrival = new TaskCompletionSource();
        await using var service = await StubService.StartAsync(
            Answers.Events([("summary.delta", FirstDelta)], Answers.CutAfter(arrival.Task)), Answers.Events([("summary.completed", Answers.Summary)]));
        using var host = new ClientHost(service.Endpoint);
        await using var events = host.Client.SummarizeStreamAsync(Request).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());

        arrival.SetResult();

        var thrown = await Assert.ThrowsAsync<HttpIOException>(async () => await events.MoveNextAsync());
        Assert.Equal(HttpRequestError.ResponseEnded, thrown.HttpRequestError);
        Assert.Equal(1, service.Count);
    }

    [Theory]
    [InlineData("{\"delta\":")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task SummarizeStream_DataAgainstTheContract_IsAnInvalidResponse(string data)
    {
        await using var service = await StubService.StartAsync(Answers.Events([("summary.delta", data)]));
        using var host = new ClientHost(service.Endpoint);

        var thrown = await Assert.ThrowsAsync<HttpIOException>(async () => await host.Client.SummarizeStreamAsync(Request).ToListAsync());
        Assert.Equal(HttpRequestError.InvalidResponse, thrown.HttpRequestError);
    }

    [Fact]
    public async Task SummarizeStream_AnswerIsNoStream_IsAnInvalidResponse()
    {
        await using var service = await StubService.StartAsync(Answers.Json(Answers.Summary));
        using var host = new ClientHost(service.Endpoint);

        var thrown = await Assert.ThrowsAsync<HttpIOException>(async () => await host.Client.SummarizeStreamAsync(Request).ToListAsync());
        Assert.Equal(HttpRequestError.InvalidResponse, thrown.HttpRequestError);
    }

    [Fact]
    public async Task SummarizeStream_CommentsInTheSilence_KeepItAlive()
    {
        var clock = new SignallingClock();
        var next = new SemaphoreSlim(0);
        await using var service = await StubService.StartAsync(Answers.Events([("summary.started", Started)], async context =>
        {
            for (var comments = 0; comments < 3; comments++)
            {
                await next.WaitAsync();
                await context.Response.WriteAsync(": keep-alive\n\n");
                await context.Response.Body.FlushAsync();
            }

            await context.Response.WriteAsync($"event: summary.completed\ndata: {Answers.Summary}\n\n");
        }));
        using var host = new ClientHost(service.Endpoint, clock);
        await using var events = host.Client.SummarizeStreamAsync(Request).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        await clock.ArmedAsync(Idle);

        var completed = events.MoveNextAsync();
        for (var comments = 0; comments < 3; comments++)
        {
            await clock.ArmedAsync(Idle);
            clock.Advance(Idle - TimeSpan.FromSeconds(1));
            next.Release();
        }

        Assert.True(await completed);
        Assert.IsType<SummaryCompleted>(events.Current);
    }

    [Fact]
    public async Task SummarizeStream_RealSilence_TimesOutAndStopsTheService()
    {
        var clock = new SignallingClock();
        await using var service = await StubService.StartAsync(Answers.Events([("summary.started", Started)], Answers.Silence));
        using var host = new ClientHost(service.Endpoint, clock);
        await using var events = host.Client.SummarizeStreamAsync(Request).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        await clock.ArmedAsync(Idle);

        // What the caller does between two events does not count.
        clock.Advance(Idle * 10);
        var more = events.MoveNextAsync().AsTask();
        await clock.ArmedAsync(Idle);
        clock.Advance(Idle - TimeSpan.FromSeconds(1));
        Assert.False(more.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => more);
        Assert.Contains(nameof(SummarizerClientOptions.StreamIdleTimeout), thrown.Message, StringComparison.Ordinal);
        await (await service.NextAsync()).LeftAsync();
    }

    [Fact]
    public async Task SummarizeStream_NoFirstByteInTime_TimesOut()
    {
        var clock = new SignallingClock();
        await using var service = await StubService.StartAsync(Answers.Silence);
        using var host = new ClientHost(service.Endpoint, clock, o => o.Timeout = TimeSpan.FromSeconds(90));

        var events = host.Client.SummarizeStreamAsync(Request).ToListAsync();
        await service.NextAsync();
        clock.Advance(TimeSpan.FromSeconds(90));

        await Assert.ThrowsAsync<TimeoutException>(async () => await events);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SummarizeStream_CallerLeaves_StopsTheService(bool byToken)
    {
        await using var service = await StubService.StartAsync(Answers.Events([("summary.delta", FirstDelta)], Answers.Silence));
        using var host = new ClientHost(service.Endpoint);
        using var cancellation = new CancellationTokenSource();

        async Task ReadAsync()
        {
            await foreach (var _ in host.Client.SummarizeStreamAsync(Request, cancellation.Token))
            {
                if (!byToken)
                {
                    return;
                }

                await cancellation.CancelAsync();
            }
        }

        if (byToken)
        {
            var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(ReadAsync);
            Assert.Equal(cancellation.Token, thrown.CancellationToken);
        }
        else
        {
            await ReadAsync();
        }

        await (await service.NextAsync()).LeftAsync();
    }

    [Fact]
    public async Task CompressStream_WholeStream_GivesDocumentsAsTheyFinish()
    {
        const string Second = """{"index":1,"id":"b","text":"Kept.","dropped":false,"input_tokens":9,"output_tokens":2,"no_answer_score":0.02,"contexts":[{"index":1,"offset":4,"length":5}],"metadata":{"page":7}}""";
        const string First = """{"index":0,"text":"","dropped":true,"reason":"no_answer","input_tokens":5,"output_tokens":0,"no_answer_score":0.97,"contexts":[]}""";
        const string Completed =
            $$"""{"id":"cmp-1","object":"compression","created":1790000000,"model":"pocket","results":[{{First}},{{Second}}],"context":"Kept.","context_tokens":2,"budget_tokens":4,"usage":{"input_tokens":50,"output_tokens":8,"total_tokens":58},"ratio":7,"rate":0.143,"timings":{{Answers.Timings}},"warnings":[]}""";
        await using var service = await StubService.StartAsync(
            Answers.Events([("compression.document", Second), ("compression.document", First), ("compression.completed", Completed)]));
        using var host = new ClientHost(service.Endpoint);

        var events = await host.Client.CompressStreamAsync(new() { Query = "What?", Documents = ["One.", "The Kept."] }).ToListAsync();

        Assert.Equal([1, 0], events.OfType<CompressionDocument>().Select(e => e.Document.Index));
        var response = Assert.IsType<CompressionCompleted>(events[^1]).Response;
        Assert.Equal(DropReasons.NoAnswer, response.Results[0].Reason);
        Assert.Equal(new SourceContext(1, 4, 5), Assert.Single(response.Results[1].Contexts));
        Assert.Equal(7, (int?)response.Results[1].Metadata!["page"]);
    }
}
