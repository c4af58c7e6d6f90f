using Microsoft.Extensions.AI;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.OpenAi;

/// <summary>The same client behind Microsoft.Extensions.AI's abstraction, and the list of models.</summary>
[Collection(RealModel.Name)]
public sealed class ExtensionsAiTests(RealService service)
{
    [Fact]
    public async Task GetResponse_WholeAndStreamed_AreTheSame()
    {
        using IChatClient chat = service.Client.Chat().AsIChatClient();

        var whole = await chat.GetResponseAsync(RealService.Short, new() { MaxOutputTokens = 40 });
        var streamed = await chat.GetStreamingResponseAsync(RealService.Short, new() { MaxOutputTokens = 40 }).ToChatResponseAsync();

        Assert.NotEqual("", whole.Text);
        Assert.Equal(whole.Text, streamed.Text);
        Assert.Equal(whole.FinishReason, streamed.FinishReason);
        Assert.Equal(whole.Usage!.TotalTokenCount, streamed.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Models_ListedAndFound_AreTheServedOne()
    {
        var models = OpenAiClients.Create(service.Client.BaseAddress!).GetOpenAIModelClient();

        var listed = Assert.Single((await models.GetModelsAsync()).Value);
        var found = (await models.GetModelAsync(listed.Id)).Value;

        Assert.Equal((OpenAiClients.Model, "summarizer"), (found.Id, found.OwnedBy));
        var missing = await Assert.ThrowsAsync<System.ClientModel.ClientResultException>(() => models.GetModelAsync("gpt-4o"));
        Assert.Equal(404, missing.Status);
        Assert.Contains("model_not_found", missing.Message, StringComparison.Ordinal);
    }
}
