using System.Collections.Concurrent;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Mcp;

/// <summary>The tools with the protocol's own client and the model that ships with the repository.</summary>
[Collection(RealModel.Name)]
public sealed class ToolTests(RealService service)
{
    [Fact]
    public async Task List_Tools_AreDescribedForLanguageModels()
    {
        await using var client = await ConnectAsync(service.Client);

        var tools = await client.ListToolsAsync();

        Assert.Equal(["compress", "summarize"], tools.Select(t => t.Name).Order());
        Assert.Equal("summarizer", client.ServerInfo?.Name);
        Assert.All(tools, t =>
        {
            Assert.True(t.Description.Length > 100);
            Assert.True(t.ProtocolTool.Annotations!.ReadOnlyHint);
            Assert.Equal("object", t.ProtocolTool.OutputSchema!.Value.GetProperty("type").GetString());
            Assert.All(t.JsonSchema.GetProperty("properties").EnumerateObject(), p => Assert.NotEqual("", p.Value.GetProperty("description").GetString()));
        });
        var summarize = tools.Single(t => t.Name == "summarize").JsonSchema;
        Assert.Equal(["text"], summarize.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
        Assert.Contains("bullets", summarize.GetProperty("properties").GetProperty("format").GetRawText(), StringComparison.Ordinal);
        Assert.False(summarize.GetProperty("properties").TryGetProperty("progress", out _));
    }

    [Fact]
    public async Task Summarize_Document_IsTheNativeAnswerWithProgress()
    {
        await using var client = await ConnectAsync(service.Client);
        var notes = new Notes();

        var result = await client.CallToolAsync("summarize", new Dictionary<string, object?> { ["text"] = RealService.Short, ["length"] = "short" }, notes);
        var native = await (await service.Client.SummarizeAsync(new { text = RealService.Short, length = "short", strategy = "map_reduce" })).JsonAsync();

        Assert.NotEqual(true, result.IsError);
        Assert.Equal((string?)native["summary"], Text(result));
        var structured = result.StructuredContent!.Value;
        Assert.Equal((string?)native["summary"], structured.GetProperty("summary").GetString());
        Assert.Equal(native["contexts"]!.ToJsonString(), structured.GetProperty("contexts").GetRawText());
        Assert.Equal((int?)native["usage"]!["total_tokens"], structured.GetProperty("usage").GetProperty("total_tokens").GetInt32());

        // A client handles notes side by side and drops those that it reaches after the answer, so a call may lose its notes.
        for (var call = 0; call < 20 && !notes.Has("tokens read"); call++)
        {
            await client.CallToolAsync("summarize", new Dictionary<string, object?> { ["text"] = RealService.Short, ["extractiveness"] = "low", ["maxTokens"] = 40 }, notes);
        }

        Assert.True(notes.Has("tokens read"));
    }

    [Fact]
    public async Task Compress_Documents_KeepsWhatAnswers()
    {
        await using var client = await ConnectAsync(service.Client);

        var result = await client.CallToolAsync("compress", new Dictionary<string, object?>
        {
            ["query"] = "What ended the test?",
            ["documents"] = new[] { RealService.Short, "Sailors tell lighthouses apart by their light." },
            ["rate"] = 0.5,
        });

        var structured = result.StructuredContent!.Value;
        Assert.Equal(2, structured.GetProperty("results").GetArrayLength());
        Assert.Equal(structured.GetProperty("context").GetString(), Text(result));
    }

    [Theory]
    [InlineData("summarize", """{"text":"  "}""", "validation: text must hold 1 to 1000000 characters")]
    [InlineData("summarize", """{"text":"Some text.","maxTokens":0}""", "validation: maxTokens must be 1 to 256; it is 0.")]
    [InlineData("compress", """{"query":"","documents":["a"]}""", "validation: query must hold 1 to 2000 characters")]
    public async Task Call_WrongArgument_IsAnErrorThatALanguageModelCanRead(string tool, string arguments, string message)
    {
        await using var client = await ConnectAsync(service.Client);

        var result = await client.CallToolAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));

        Assert.True(result.IsError);
        Assert.StartsWith(message, Text(result));
        Assert.Contains("(request req-", Text(result), StringComparison.Ordinal);
    }

    internal static Task<McpClient> ConnectAsync(HttpClient http, string? key = null) => McpClient.CreateAsync(new HttpClientTransport(new()
    {
        Endpoint = new Uri(http.BaseAddress!, "/mcp"),
        TransportMode = HttpTransportMode.StreamableHttp,
        AdditionalHeaders = key is null ? null : new Dictionary<string, string> { ["Authorization"] = "Bearer " + key },
    }));

    private static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    private sealed class Notes : IProgress<ProgressNotificationValue>
    {
        private readonly ConcurrentQueue<string> _notes = new();

        public void Report(ProgressNotificationValue value) => _notes.Enqueue(value.Message ?? "");

        public bool Has(string text) => _notes.Any(n => n.Contains(text, StringComparison.Ordinal));
    }
}
