using Microsoft.Extensions.AI;
using Summarizer.Api.Tests.Endpoints.Conversations;
using Summarizer.Api.Tests.Endpoints.OpenAi;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Clients.Frameworks;

/// <summary>Microsoft.Extensions.AI keeps histories short with summaries of the service.</summary>
[Collection(Shipped.Name)]
public sealed class ExtensionsAiReducerTests(ShippedService service)
{
    private static readonly ChatMessage[] History =
    [
        new(ChatRole.System, "You answer questions about a library."),
        new(ChatRole.User, "When does the library open on weekdays?"),
        new(ChatRole.Assistant, "The library opens at nine o'clock and closes at eight in the evening."),
        new(ChatRole.User, "Can I bring back books at night?"),
        new(ChatRole.Assistant, "Yes, there is a slot beside the door where books can be left."),
        new(ChatRole.User, "Thank you. And where is the reading room?"),
    ];

    [Fact]
    public async Task Reduce_LongHistory_HasASummaryInPlaceOfItsStart()
    {
        using IChatClient chat = service.Client.Chat().AsIChatClient();
        var reducer = new SummarizingChatReducer(chat, targetCount: 1, threshold: 0);

        var reduced = (await reducer.ReduceAsync(History, CancellationToken.None)).ToList();

        var summary = Assert.Single(reduced, m => m.Role == ChatRole.Assistant);
        Assert.NotEmpty(summary.Text);
        Assert.Empty(TaskWords.In(summary.Text));
        Assert.Contains("library", summary.Text, StringComparison.OrdinalIgnoreCase);
        Assert.True(reduced.Count < History.Length);
        Assert.Equal(History[^1].Text, reduced[^1].Text);
    }

    [Fact]
    public async Task GetResponse_ClientThatReduces_IsAnswered()
    {
        using IChatClient chat = service.Client.Chat().AsIChatClient().AsBuilder()
            .UseChatReducer(reducer: new SummarizingChatReducer(service.Client.Chat().AsIChatClient(), 1, 0)).Build();

        var answer = await chat.GetResponseAsync([.. History[..^1], new(ChatRole.User, RealService.Short)]);

        Assert.Empty(TaskWords.In(answer.Text));
        Assert.Contains(RealService.Short.Split(' ').Where(w => w.Length > 5), w => answer.Text.Contains(w, StringComparison.Ordinal));
    }
}
