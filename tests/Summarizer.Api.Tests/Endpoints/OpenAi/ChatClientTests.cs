using System.Net.Http.Json;
using System.ClientModel;
using OpenAI.Chat;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.OpenAi;

/// <summary>Chat with OpenAI's own client and the model that ships with the repository.</summary>
[Collection(RealModel.Name)]
public sealed class ChatClientTests(RealService service)
{
    private readonly ChatClient _chat = service.Client.Chat();

    [Fact]
    public async Task Complete_Document_IsItsSummary()
    {
        ChatCompletion answer = await _chat.CompleteChatAsync(RealService.Short);
        var native = await (await service.Client.SummarizeAsync(new { text = RealService.Short })).JsonAsync();

        Assert.Equal((string?)native["summary"], Assert.Single(answer.Content).Text);
        Assert.Equal((int?)native["usage"]!["input_tokens"], answer.Usage.InputTokenCount);
        Assert.Equal((int?)native["usage"]!["output_tokens"], answer.Usage.OutputTokenCount);
        Assert.Equal(answer.Usage.InputTokenCount + answer.Usage.OutputTokenCount, answer.Usage.TotalTokenCount);
        Assert.Equal((ChatFinishReason.Stop, ChatMessageRole.Assistant, OpenAiClients.Model), (answer.FinishReason, answer.Role, answer.Model));
        Assert.StartsWith("chatcmpl-", answer.Id);
        Assert.InRange(answer.CreatedAt, DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.MaxValue);
    }

    [Fact]
    public async Task Stream_Document_IsTheSameSummaryPieceByPieceWithUsage()
    {
        ChatCompletion whole = await _chat.CompleteChatAsync(RealService.Short);

        var updates = new List<StreamingChatCompletionUpdate>();
        await foreach (var update in _chat.CompleteChatStreamingAsync(RealService.Short))
        {
            updates.Add(update);
        }

        Assert.Equal(whole.Content[0].Text, string.Concat(updates.SelectMany(u => u.ContentUpdate).Select(p => p.Text)));
        Assert.True(updates.Count > 4);
        Assert.Equal(ChatMessageRole.Assistant, updates[0].Role);
        Assert.Equal(ChatFinishReason.Stop, Assert.Single(updates, u => u.FinishReason is not null).FinishReason);
        Assert.Equal(whole.Usage.TotalTokenCount, updates[^1].Usage.TotalTokenCount);
        Assert.Single(updates.Select(u => u.CompletionId).Distinct());
    }

    [Fact]
    public async Task Complete_ConversationWithOptions_MeansWhatTheNativeFieldsMean()
    {
        ChatMessage[] messages =
        [
            new SystemChatMessage("Name the people."),
            new UserChatMessage("An earlier document."),
            new AssistantChatMessage("An earlier summary."),
            new UserChatMessage(ChatMessageContentPart.CreateTextPart(RealService.Short)),
        ];

        ChatCompletion answer = await _chat.CompleteChatAsync(messages, new() { MaxOutputTokenCount = 5, StopSequences = { "zzz" }, EndUserId = "somebody" });
        var native = await (await service.Client.SummarizeAsync(new { text = RealService.Short, instruction = "Name the people.", max_tokens = 5, stop = new[] { "zzz" } })).JsonAsync();

        Assert.Equal((string?)native["summary"], answer.Content[0].Text);
        Assert.Equal(ChatFinishReason.Length, answer.FinishReason);
        Assert.Equal(5, answer.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task Complete_MoreTokensThanTheModelWrites_AreCapped()
    {
        ChatCompletion answer = await _chat.CompleteChatAsync([new UserChatMessage(RealService.Short)], new() { MaxOutputTokenCount = 100_000 });

        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
    }

    [Fact]
    public async Task Complete_SameSeed_IsTheSameAnswer()
    {
#pragma warning disable OPENAI001 // The client marks seeds as subject to change.
        ChatCompletionOptions Options() => new() { Temperature = 1.5f, TopP = 0.95f, Seed = 7 };
#pragma warning restore OPENAI001

        ChatCompletion one = await _chat.CompleteChatAsync([new UserChatMessage(RealService.Short)], Options());
        ChatCompletion two = await _chat.CompleteChatAsync([new UserChatMessage(RealService.Short)], Options());

        Assert.Equal(one.Content[0].Text, two.Content[0].Text);
    }

    [Fact]
    public async Task Complete_Tools_AreRefusedByName()
    {
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("one") }, ResponseFormat = ChatResponseFormat.CreateJsonObjectFormat() };

        var failure = await Assert.ThrowsAsync<ClientResultException>(() => _chat.CompleteChatAsync([new UserChatMessage(RealService.Short)], options));

        Assert.Equal(422, failure.Status);
        Assert.Contains("tools must be left out", failure.Message, StringComparison.Ordinal);
        Assert.Contains("response_format must be left out", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_Image_IsRefused()
    {
        var picture = ChatMessageContentPart.CreateImagePart(new Uri("http://localhost/picture.png"));

        var failure = await Assert.ThrowsAsync<ClientResultException>(() => _chat.CompleteChatAsync(new UserChatMessage(picture)));

        Assert.Equal(422, failure.Status);
        Assert.Contains("messages[0].content must be a text", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_OtherModel_IsNotFound()
    {
        var failure = await Assert.ThrowsAsync<ClientResultException>(() => service.Client.Chat(model: "gpt-4o").CompleteChatAsync(RealService.Short));

        Assert.Equal(404, failure.Status);
        Assert.Contains("model_not_found", failure.Message, StringComparison.Ordinal);
        Assert.Contains("serves the model 'pocket' only", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Complete_TooLong_IsAContextThatIsExceededBeforeTheFirstByte(bool stream)
    {
        var body = new { messages = new[] { new { role = "user", content = RealService.Long } }, strategy = "single", stream };

        using var response = await service.Client.PostAsJsonAsync("/v1/chat/completions", body);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("context_length_exceeded", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_LongDocument_IsReadInParts()
    {
        var completion = (await _chat.CompleteChatAsync(RealService.Long)).Value;

        Assert.NotEmpty(completion.Content[0].Text);
        Assert.True(completion.Usage.InputTokenCount > service.MaxInputTokens);
    }
}
