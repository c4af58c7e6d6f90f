using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Summarizer.Api.Tests.Endpoints.Conversations;
using Summarizer.Api.Tests.Endpoints.OpenAi;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Clients.Frameworks;

/// <summary>An agent of Microsoft's Agent Framework whose model is the service.</summary>
[Collection(Shipped.Name)]
public sealed class AgentFrameworkTests(ShippedService service)
{
    [Fact]
    public async Task Run_AgentWithInstructions_SummarizesWhatItIsGiven()
    {
        using var chat = service.Client.Chat().AsIChatClient();
        var agent = new ChatClientAgent(chat, instructions: "You summarize what you are given in one sentence.", name: "Clerk");

        var whole = await agent.RunAsync(RealService.Short);
        var streamed = "";
        await foreach (var update in agent.RunStreamingAsync(RealService.Short))
        {
            streamed += update.Text;
        }

        Assert.NotEmpty(whole.Text);
        Assert.Equal(whole.Text, streamed);
        Assert.Empty(TaskWords.In(whole.Text));
    }
}
