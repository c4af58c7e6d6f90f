using System.ClientModel;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OpenAI;
using OpenAI.Chat;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Docs;

/// <summary>The code of <c>docs/openai.md</c> and <c>docs/mcp.md</c>, run against the service.</summary>
[Collection(RealModel.Name)]
public sealed class ProtocolSnippets(RealService service)
{
    [Fact]
    public async Task OpenAi_Document_IsSummarized()
    {
        var (endpoint, document, output) = (new Uri(service.Endpoint, "/v1"), RealService.Document, new StringWriter());

        #region openai
        var chat = new ChatClient("pocket", new ApiKeyCredential("unused"), new OpenAIClientOptions { Endpoint = endpoint });

        await foreach (var update in chat.CompleteChatStreamingAsync([new UserChatMessage(document)], new() { MaxOutputTokenCount = 60 }))
        {
            await output.WriteAsync(string.Concat(update.ContentUpdate.Select(part => part.Text)));
        }
        #endregion

        Assert.NotEqual("", output.ToString());
        await output.WriteLineAsync();

        #region openai-chat-client
        using IChatClient client = chat.AsIChatClient();

        var response = await client.GetResponseAsync(document);

        await output.WriteLineAsync($"{response.Text} ({response.Usage!.InputTokenCount} tokens read)");
        #endregion

        Assert.Matches(@"\n.+ \([1-9][0-9]* tokens read\)", output.ToString());
    }

    [Fact]
    public async Task Mcp_Document_IsSummarized()
    {
        var (endpoint, document, output) = (new Uri(service.Endpoint, "/mcp"), RealService.Document, new StringWriter());

        #region mcp
        await using var client = await McpClient.CreateAsync(new HttpClientTransport(new() { Endpoint = endpoint }));

        var result = await client.CallToolAsync("summarize", new Dictionary<string, object?> { ["text"] = document, ["length"] = "short" });

        await output.WriteLineAsync(((TextContentBlock)result.Content[0]).Text);
        #endregion

        Assert.NotEqual("", output.ToString().Trim());
    }
}
