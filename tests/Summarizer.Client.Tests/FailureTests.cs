using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests;

/// <summary>Every way in which an exchange can fail, and the exception that says so.</summary>
public sealed class FailureTests
{
    private static readonly SummarizeRequest Request = new() { Text = "Some text." };

    [Fact]
    public async Task Summarize_Problem_CarriesEverythingThatTheServiceSaid()
    {
        const string More = ""","errors":{"max_tokens":["max_tokens must be 1 to 64; it is 0."]},"limit":64,"actual":0,"retry_after_ms":1500""";
        await using var service = await StubService.StartAsync(Answers.Refuse("validation", 422, more: More));
        using var host = new ClientHost(service.Endpoint);

        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(() => host.Client.SummarizeAsync(Request));

        Assert.Equal(("validation", 422, "req-7", 64L, 0L), (thrown.Code, thrown.Status, thrown.Problem.RequestId, thrown.Problem.Limit!.Value, thrown.Problem.Actual!.Value));
        Assert.Equal(("Title", "/v1/summarize", "0af7651916cd43dd8448eb211c80319c"), (thrown.Problem.Title, thrown.Problem.Instance, thrown.Problem.TraceId));
        Assert.Equal(["max_tokens must be 1 to 64; it is 0."], thrown.Problem.Errors!["max_tokens"]);
        Assert.Equal(TimeSpan.FromSeconds(1.5), thrown.RetryAfter);
        Assert.Equal("What was wrong. max_tokens must be 1 to 64; it is 0. (validation, status 422, request req-7)", thrown.Message);
    }

    [Theory]
    [InlineData("text/html", "<html>Bad gateway</html>")]
    [InlineData("application/problem+json", "{\"status\":502}")]
    [InlineData("application/problem+json", "not JSON")]
    public async Task Summarize_AnswerOfAProxy_IsAProblemWithItsStatus(string mediaType, string text)
    {
        await using var service = await StubService.StartAsync(Answers.Text(502, mediaType, text));
        using var host = new ClientHost(service.Endpoint);

        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(() => host.Client.SummarizeAsync(Request));

        Assert.Equal((SummarizerProblem.UnexpectedAnswer, 502), (thrown.Code, thrown.Status));
        Assert.Contains("502", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"id\":")]
    [InlineData("{\"id\":\"sum-1\"}")]
    [InlineData("<html></html>")]
    public async Task Summarize_AnswerAgainstTheContract_IsAnInvalidResponse(string text)
    {
        await using var service = await StubService.StartAsync(Answers.Json(text));
        using var host = new ClientHost(service.Endpoint);

        var thrown = await Assert.ThrowsAsync<HttpIOException>(() => host.Client.SummarizeAsync(Request));

        Assert.Equal(HttpRequestError.InvalidResponse, thrown.HttpRequestError);
    }

    [Fact]
    public async Task Summarize_FieldsOfANewerService_AreIgnored()
    {
        await using var service = await StubService.StartAsync(Answers.Json(Answers.Summary.Replace("\"id\"", "\"novelty\":{\"a\":[1]},\"id\"", StringComparison.Ordinal)));
        using var host = new ClientHost(service.Endpoint);

        Assert.Equal("sum-1", (await host.Client.SummarizeAsync(Request)).Id);
    }

    [Fact]
    public async Task Summarize_NobodyListens_IsAConnectionError()
    {
        Uri nobody;
        await using (var service = await StubService.StartAsync())
        {
            nobody = service.Endpoint;
        }

        using var host = new ClientHost(nobody, configure: o => o.MaxRetries = 0);

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => host.Client.SummarizeAsync(Request));
        Assert.Equal(HttpRequestError.ConnectionError, thrown.HttpRequestError);
    }

    [Fact]
    public async Task Summarize_NoAnswerInTime_TimesOutAndStopsTheService()
    {
        var clock = new SignallingClock();
        await using var service = await StubService.StartAsync(Answers.Silence);
        using var host = new ClientHost(service.Endpoint, clock, o => o.Timeout = TimeSpan.FromSeconds(90));

        var answer = host.Client.SummarizeAsync(Request);
        var request = await service.NextAsync();
        clock.Advance(TimeSpan.FromSeconds(89));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        var thrown = await Assert.ThrowsAsync<TimeoutException>(() => answer);
        Assert.Contains("90 s, which is all that Timeout allows", thrown.Message, StringComparison.Ordinal);
        await request.LeftAsync();
    }

    [Fact]
    public async Task Summarize_Cancelled_StopsTheService()
    {
        await using var service = await StubService.StartAsync(Answers.Silence);
        using var host = new ClientHost(service.Endpoint);
        using var cancellation = new CancellationTokenSource();

        var answer = host.Client.SummarizeAsync(Request, cancellation.Token);
        var request = await service.NextAsync();
        await cancellation.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(cancellation.Token, thrown.CancellationToken);
        await request.LeftAsync();
    }

    [Fact]
    public async Task Summarize_OwnHttpClientRunsOutOfTime_IsATimeout()
    {
        await using var service = await StubService.StartAsync(Answers.Silence);
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        var client = new SummarizerClient(http, new() { Endpoint = service.Endpoint });

        await Assert.ThrowsAsync<TimeoutException>(() => client.SummarizeAsync(Request));
    }
}
