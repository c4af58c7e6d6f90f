using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Summarizer.Client.Chat;
using Summarizer.Client.Summarization;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Chat;

public sealed class ChatClientTests : IAsyncLifetime
{
    private StubService _service = null!;
    private ClientHost _host = null!;
    private SummarizerChatClient _chat = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await StubService.StartAsync(Answers.Json(Answers.Summary));
        _host = new ClientHost(_service.Endpoint);
        _chat = new SummarizerChatClient(_host.Client, "pocket");
    }

    [Fact]
    public async Task GetResponse_Conversation_SendsTheLastUserMessageUnderAllInstructions()
    {
        List<ChatMessage> messages =
        [
            new(ChatRole.System, "Name the people."),
            new(ChatRole.User, "An earlier document."),
            new(ChatRole.Assistant, "An earlier summary."),
            new(ChatRole.User, "The document."),
            new(ChatRole.Assistant, "Well."),
        ];

        await _chat.GetResponseAsync(messages, new() { Instructions = "Be brief." });

        Assert.Equal("""{"text":"The document.","model":"pocket","instruction":"Be brief.\nName the people."}""", (await SentAsync()).ToJsonString());
    }

    [Fact]
    public async Task GetResponse_Options_BecomeFieldsAndFillTheRawRequest()
    {
        var options = new ChatOptions
        {
            ModelId = "other",
            MaxOutputTokens = 30,
            Temperature = 0.2f,
            TopP = 0.9f,
            TopK = 40,
            Seed = 7,
            StopSequences = ["END"],
            RawRepresentationFactory = _ => new SummarizeRequest { Text = "", Format = SummaryFormat.Bullets, MaxTokens = 5, Instruction = "Kept." },
        };

        await _chat.GetResponseAsync("The document.", options);

        Assert.Equal(
            """{"text":"The document.","model":"other","max_tokens":30,"format":"bullets","instruction":"Kept.","temperature":0.2,"top_p":0.9,"top_k":40,"seed":7,"stop":["END"]}""",
            (await SentAsync()).ToJsonString());
    }

    [Fact]
    public async Task GetResponse_Answer_IsMappedCompletely()
    {
        var response = await _chat.GetResponseAsync("The document.");

        Assert.Equal("A fire ended the test.", response.Text);
        Assert.Equal(ChatRole.Assistant, response.Messages.Single().Role);
        Assert.Equal(("sum-1", "pocket", ChatFinishReason.Stop), (response.ResponseId, response.ModelId, response.FinishReason));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790000000), response.CreatedAt);
        Assert.Equal((40, 7, 47), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
        Assert.Equal("instruction-ignored", Assert.IsType<SummarizeResponse>(response.RawRepresentation).Warnings.Single().Code);
    }

    [Fact]
    public async Task GetStreamingResponse_Updates_AddUpToTheResponse()
    {
        await using var service = await StubService.StartAsync(Answers.Events(
        [
            ("summary.started", """{"id":"sum-1","model":"pocket","input_tokens":40,"truncated":false}"""),
            ("summary.delta", """{"delta":"A fire "}"""),
            ("summary.delta", """{"delta":"ended the test."}"""),
            ("summary.completed", Answers.Summary.Replace("stop", "length", StringComparison.Ordinal)),
        ]));
        using var host = new ClientHost(service.Endpoint);
        using var chat = new SummarizerChatClient(host.Client);

        var updates = await chat.GetStreamingResponseAsync("The document.").ToListAsync();
        var response = updates.ToChatResponse();

        Assert.Equal(["", "A fire ", "ended the test.", ""], updates.Select(u => u.Text));
        Assert.Equal("A fire ended the test.", Assert.Single(response.Messages).Text);
        Assert.Equal(("sum-1", "pocket", ChatFinishReason.Length), (response.ResponseId, response.ModelId, response.FinishReason));
        Assert.Equal(47, response.Usage!.TotalTokenCount);
    }

    [Theory]
    [InlineData("system", "Only an instruction.")]
    [InlineData("user", " ")]
    public async Task GetResponse_NoDocument_SaysSo(string role, string text) =>
        await Assert.ThrowsAsync<ArgumentException>("messages", () => _chat.GetResponseAsync([new ChatMessage(new(role), text)]));

    [Fact]
    public async Task GetResponse_ToolsOrJson_AreRefusedAndNotLeftOut()
    {
        var tool = AIFunctionFactory.Create(() => 1, "one");

        await Assert.ThrowsAsync<NotSupportedException>(() => _chat.GetResponseAsync("The document.", new() { Tools = [tool] }));
        await Assert.ThrowsAsync<NotSupportedException>(() => _chat.GetResponseAsync("The document.", new() { ResponseFormat = ChatResponseFormat.Json }));
        Assert.Equal(0, _service.Count);
    }

    [Fact]
    public void GetService_Types_FindsWhatIsInside()
    {
        Assert.Same(_chat, _chat.GetService<IChatClient>());
        Assert.Same(_host.Client, _chat.GetService<SummarizerClient>());
        var metadata = _chat.GetService<ChatClientMetadata>()!;
        Assert.Equal(("summarizer", _service.Endpoint, "pocket"), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId));
        Assert.Null(_chat.GetService<HttpClient>());
        Assert.Null(_chat.GetService(typeof(IChatClient), "key"));
    }

    public async ValueTask DisposeAsync()
    {
        _chat.Dispose();
        _host.Dispose();
        await _service.DisposeAsync();
    }

    private async Task<JsonNode> SentAsync() => (await _service.NextAsync()).Body!;
}
