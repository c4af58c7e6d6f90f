using System.Net.Sockets;
using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests;

public sealed class RetryTests
{
    private static readonly SummarizeRequest Request = new() { Text = "Some text." };
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly SignallingClock _clock = new();

    [Theory]
    [InlineData("overloaded", 429)]
    [InlineData("draining", 503)]
    public async Task Summarize_AskedToWait_WaitsExactlyThatLongAndTriesAgain(string code, int status)
    {
        await using var service = await StubService.StartAsync(Answers.Refuse(code, status, 7), Answers.Json(Answers.Summary));
        using var host = new ClientHost(service.Endpoint, _clock);

        var answer = host.Client.SummarizeAsync(Request);
        var first = await service.NextAsync();
        await _clock.ArmedAsync(TimeSpan.FromSeconds(7));
        _clock.Advance(TimeSpan.FromSeconds(7) - Moment);
        Assert.False(answer.IsCompleted);
        Assert.Equal(1, service.Count);
        _clock.Advance(Moment);

        Assert.Equal("A fire ended the test.", (await answer).Summary);
        Assert.Equal(first.Body!.ToJsonString(), (await service.NextAsync()).Body!.ToJsonString());
    }

    [Fact]
    public async Task SummarizeStream_AskedToWaitBeforeTheFirstByte_TriesAgain()
    {
        await using var service = await StubService.StartAsync(Answers.Refuse("overloaded", 429, 2), Answers.Events([("summary.completed", Answers.Summary)]));
        using var host = new ClientHost(service.Endpoint, _clock);

        var events = host.Client.SummarizeStreamAsync(Request).ToListAsync();
        await _clock.ArmedAsync(TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.IsType<SummaryCompleted>(Assert.Single(await events));
        Assert.Equal(2, service.Count);
    }

    [Fact]
    public async Task Summarize_RefusedWithoutATime_WaitsLongerEveryTimeAndThenSaysWhy()
    {
        await using var service = await StubService.StartAsync([.. Enumerable.Repeat(Answers.Refuse("loading", 503), 4)]);
        using var host = new ClientHost(service.Endpoint, _clock);

        var answer = host.Client.SummarizeAsync(Request);
        for (var retry = 1; retry <= 3; retry++)
        {
            await service.NextAsync();
            _clock.Advance(await _clock.ArmedBelowAsync(TimeSpan.FromMinutes(1)));
        }

        var problem = await Assert.ThrowsAsync<SummarizerProblemException>(() => answer);
        Assert.Equal(("loading", 503), (problem.Code, problem.Status));
        Assert.Equal(4, service.Count);
    }

    [Fact]
    public async Task Summarize_AskedToWaitTooLong_SaysSoAtOnce()
    {
        await using var service = await StubService.StartAsync(Answers.Refuse("overloaded", 429, 31, ",\"retry_after_ms\":30500"));
        using var host = new ClientHost(service.Endpoint, _clock);

        var problem = await Assert.ThrowsAsync<SummarizerProblemException>(() => host.Client.SummarizeAsync(Request));

        Assert.Equal(TimeSpan.FromMilliseconds(30500), problem.RetryAfter);
        Assert.Equal(1, service.Count);
    }

    [Theory]
    [InlineData("validation", 422)]
    [InlineData("inference-failed", 500)]
    [InlineData("timeout", 504)]
    public async Task Summarize_OtherProblems_AreNotTriedAgain(string code, int status)
    {
        await using var service = await StubService.StartAsync(Answers.Refuse(code, status), Answers.Json(Answers.Summary));
        using var host = new ClientHost(service.Endpoint);

        await Assert.ThrowsAsync<SummarizerProblemException>(() => host.Client.SummarizeAsync(Request));
        Assert.Equal(1, service.Count);
    }

    [Fact]
    public async Task Summarize_NoRetries_SaysWhyAtOnce()
    {
        await using var service = await StubService.StartAsync(Answers.Refuse("overloaded", 429, 1));
        using var host = new ClientHost(service.Endpoint, configure: o => o.MaxRetries = 0);

        await Assert.ThrowsAsync<SummarizerProblemException>(() => host.Client.SummarizeAsync(Request));
        Assert.Equal(1, service.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Summarize_FirstConnectionFails_TriesAgain(bool refused)
    {
        await using var service = await StubService.StartAsync(Answers.Json(Answers.Summary));
        var connections = 0;
        using var host = new ClientHost(service.Endpoint, _clock, o => o.ConnectTimeout = TimeSpan.FromMilliseconds(200), handler =>
            handler.ConnectCallback = async (context, cancellationToken) =>
            {
                if (Interlocked.Increment(ref connections) == 1)
                {
                    await (refused ? throw new SocketException((int)SocketError.ConnectionRefused) : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));
                }

                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, CancellationToken.None);
                return new NetworkStream(socket, ownsSocket: true);
            });

        var answer = host.Client.SummarizeAsync(Request);
        _clock.Advance(await _clock.ArmedBelowAsync(TimeSpan.FromMinutes(1)));

        Assert.Equal("sum-1", (await answer).Id);
        Assert.Equal(2, connections);
    }

    [Fact]
    public async Task Summarize_CancelledWhileWaiting_StopsAtOnce()
    {
        await using var service = await StubService.StartAsync(Answers.Refuse("overloaded", 429, 7));
        using var host = new ClientHost(service.Endpoint, _clock);
        using var cancellation = new CancellationTokenSource();

        var answer = host.Client.SummarizeAsync(Request, cancellation.Token);
        await _clock.ArmedAsync(TimeSpan.FromSeconds(7));
        await cancellation.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(cancellation.Token, thrown.CancellationToken);
        Assert.Equal(1, service.Count);
    }
}
