using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Summarizer.Api.Tests.Endpoints.Conversations;
using Summarizer.Api.Tests.Endpoints.OpenAi;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Clients.Frameworks;

/// <summary>Semantic Kernel with the service as its chat model.</summary>
[Collection(Shipped.Name)]
public sealed class SemanticKernelTests(ShippedService service)
{
    [Fact]
    public async Task InvokePrompt_Templates_AreSummaries()
    {
        var kernel = Create();
        var prompts = ClientPrompts.Single.Where(p => p.Key.StartsWith("Semantic Kernel", StringComparison.Ordinal)).Select(p => p.Value).Append("Summarize the text in one sentence.\n\n{document}").ToList();

        Assert.True(prompts.Count > 1);
        foreach (var prompt in prompts)
        {
            var answer = await kernel.InvokePromptAsync(prompt.Replace("{document}", "{{$input}}", StringComparison.Ordinal), new() { ["input"] = RealService.Short });

            Assert.NotEmpty(answer.ToString());
            Assert.Empty(TaskWords.In(answer.ToString()));
        }
    }

    [Fact]
    public async Task GetStreamingChatMessageContents_Document_IsTheWholeAnswer()
    {
        var chat = Create().GetRequiredService<IChatCompletionService>();
        var history = new ChatHistory("One sentence.");
        history.AddUserMessage(RealService.Short);

        var whole = await chat.GetChatMessageContentAsync(history);
        var streamed = "";
        await foreach (var piece in chat.GetStreamingChatMessageContentsAsync(history))
        {
            streamed += piece.Content;
        }

        Assert.NotEmpty(whole.Content!);
        Assert.Equal(whole.Content, streamed);
    }

    [Fact]
    public async Task Reduce_LongHistory_HasASummaryInPlaceOfItsStart()
    {
        var reducer = new ChatHistorySummarizationReducer(Create().GetRequiredService<IChatCompletionService>(), targetCount: 2);
        var history = new ChatHistory("You answer questions about a library.");
        history.AddUserMessage("When does the library open on weekdays?");
        history.AddAssistantMessage("The library opens at nine o'clock and closes at eight in the evening.");
        history.AddUserMessage("Can I bring back books at night?");
        history.AddAssistantMessage("Yes, there is a slot beside the door where books can be left.");
        history.AddUserMessage("Thank you. And where is the reading room?");

        var reduced = (await reducer.ReduceAsync(history))?.ToList();

        var summary = Assert.Single(reduced!, m => m.Metadata?.ContainsKey(ChatHistorySummarizationReducer.SummaryMetadataKey) is true);
        Assert.NotEmpty(summary.Content!);
        Assert.Empty(TaskWords.In(summary.Content!));
        Assert.Contains("library", summary.Content!, StringComparison.OrdinalIgnoreCase);
    }

    private Kernel Create() => Kernel.CreateBuilder()
        .AddOpenAIChatCompletion(OpenAiClients.Model, OpenAiClients.Create(service.Client.BaseAddress!)).Build();
}
