using Microsoft.Extensions.AI;
using Summarizer.Client.Chat;
using Summarizer.Client.Common;
using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Service;

[Collection(RealModel.Name)]
public sealed class SummarizeTests(RealService service)
{
    private static readonly SummarizeRequest Request = new() { Text = RealService.Document, MaxTokens = 24 };

    [Fact]
    public async Task Summarize_Document_AnswersCompletely()
    {
        var response = await service.Client.SummarizeAsync(Request);

        Assert.StartsWith("sum-", response.Id, StringComparison.Ordinal);
        Assert.NotEmpty(response.Summary);
        Assert.InRange(response.Usage.OutputTokens, 1, 24);
        Assert.Equal(response.Usage.InputTokens + response.Usage.OutputTokens, response.Usage.TotalTokens);
        Assert.True(response.FinishReason == FinishReasons.Stop || (response.FinishReason, response.Usage.OutputTokens) == (FinishReasons.Length, 24));
        Assert.Equal((false, 1), (response.Truncated, response.Chunks));
        Assert.InRange(response.Timings.EncodeMs, 0.001, response.Timings.TotalMs);
        Assert.InRange(response.Timings.TtftMs!.Value, 0.001, response.Timings.TotalMs);
    }

    [Fact]
    public async Task SummarizeStream_Document_SaysTheSameAsWithoutStreaming()
    {
        var whole = await service.Client.SummarizeAsync(Request);
        var events = await service.Client.SummarizeStreamAsync(Request).ToListAsync();

        var started = Assert.IsType<SummaryStarted>(events[0]);
        var completed = Assert.IsType<SummaryCompleted>(events[^1]).Response;
        Assert.Equal((started.Id, started.Model, started.InputTokens), (completed.Id, completed.Model, completed.Usage.InputTokens));
        Assert.Equal(whole.Summary, completed.Summary);
        Assert.Equal(whole.Summary, string.Concat(events.OfType<SummaryDelta>().Select(d => d.Delta)));
    }

    [Fact]
    public async Task Summarize_WrongFields_AreNamedOneByOne()
    {
        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(() => service.Client.SummarizeAsync(new() { Text = " ", MaxTokens = 0, Temperature = 9 }));

        Assert.Equal(("validation", 422), (thrown.Code, thrown.Status));
        Assert.Equal(["max_tokens", "temperature", "text"], thrown.Problem.Errors!.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("req-", thrown.Problem.RequestId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summarize_TooLong_SaysTheLimitAndTheLength(bool stream)
    {
        var request = new SummarizeRequest { Text = string.Concat(Enumerable.Repeat(RealService.Document + " ", 100)), Strategy = SummaryStrategy.Single };

        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(
            () => stream ? service.Client.SummarizeStreamAsync(request).ToListAsync().AsTask() : service.Client.SummarizeAsync(request));

        Assert.Equal("input-too-long", thrown.Code);
        Assert.True(thrown.Problem.Actual > thrown.Problem.Limit);
    }

    [Fact]
    public async Task Summarize_OtherModel_IsNotFound()
    {
        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(() => service.Client.SummarizeAsync(Request with { Model = "gpt" }));

        Assert.Equal(("model-not-found", 404), (thrown.Code, thrown.Status));
    }

    [Fact]
    public async Task ChatClient_Document_AnswersWithTheSummary()
    {
        using var chat = new SummarizerChatClient(service.Client);
        var options = new ChatOptions { MaxOutputTokens = 24 };

        var response = await chat.GetResponseAsync(RealService.Document, options);
        var streamed = await chat.GetStreamingResponseAsync(RealService.Document, options).ToChatResponseAsync();

        Assert.Equal((await service.Client.SummarizeAsync(Request)).Summary, response.Text);
        Assert.Equal(response.Text, streamed.Text);
        Assert.Equal(response.Usage!.TotalTokenCount, streamed.Usage!.TotalTokenCount);
        Assert.Equal(response.FinishReason, streamed.FinishReason);
    }
}
