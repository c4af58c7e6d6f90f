using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Ollama;

/// <summary>Routes of Ollama, and those that tell what is served.</summary>
[Collection(RealModel.Name)]
public sealed class OllamaTests(RealService service)
{
    private static readonly string Text = System.Text.Json.JsonSerializer.Serialize(RealService.Short);

    [Theory]
    [InlineData("/api/generate", "\"prompt\":TEXT", "response")]
    [InlineData("/api/chat", "\"messages\":[{\"role\":\"user\",\"content\":TEXT}]", "message")]
    public async Task Post_LineByLineAndWhole_AreTheNativeSummary(string route, string fields, string name)
    {
        var native = (string?)(await (await service.Client.SummarizeAsync(new { text = RealService.Short })).JsonAsync())["summary"];
        fields = fields.Replace("TEXT", Text, StringComparison.Ordinal);

        var whole = await (await service.Client.PostTextAsync(route, $$"""{"model":"pocket","stream":false,{{fields}}}""")).JsonAsync();
        using var streamed = await service.Client.PostTextAsync(route, $$"""{"model":"pocket:latest",{{fields}}}""");
        var lines = (await streamed.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();

        Assert.Equal("application/x-ndjson", streamed.Content.Headers.ContentType!.MediaType);
        Assert.Equal((native, true), (Of(whole, name), (bool)whole["done"]!));
        Assert.Equal(native, string.Concat(lines.Select(l => Of(l, name))));
        Assert.Equal("stop", (string?)lines[^1]["done_reason"]);
        Assert.All(lines[..^1], l => Assert.False((bool)l["done"]!));
    }

    [Theory]
    [InlineData("/api/generate", """{"model":"llama3","prompt":"A text."}""", 404, "This server serves the model 'pocket' only.")]
    [InlineData("/api/generate", """{"model":"pocket"}""", 422, "prompt must hold a text to summarize.")]
    [InlineData("/api/generate", """{"prompt":"A text.","format":"json"}""", 422, "format must be left out")]
    [InlineData("/api/chat", """{"messages":[{"role":"narrator","content":"A text."}]}""", 422, "messages must have the roles")]
    [InlineData("/api/chat", """{"messages":[{"role":"user","content":"A text."}],"tools":[{}]}""", 422, "tools must be left out")]
    public async Task Post_Wrong_HasOllamasError(string route, string body, int status, string message)
    {
        using var response = await service.Client.PostTextAsync(route, body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.StartsWith(message, (string?)(await response.JsonAsync())["error"]);
    }

    [Fact]
    public async Task Get_WhatIsServed_IsTheModelAndTheVersion()
    {
        var tags = JsonNode.Parse(await service.Client.GetStringAsync("/api/tags"))!["models"]!.AsArray();
        var versions = await Task.WhenAll(((string[])["/api/version", "/version"]).Select(service.Client.GetStringAsync));
        var info = JsonNode.Parse(await service.Client.GetStringAsync("/info"))!;

        Assert.Equal("pocket", (string?)Assert.Single(tags)!["name"]);
        Assert.All(versions, v => Assert.Equal((string?)info["version"], (string?)JsonNode.Parse(v)!["version"]));
    }

    [Fact]
    public async Task Detokenize_WhatWasTokenized_IsTheText()
    {
        var tokens = (await (await service.Client.PostTextAsync("/tokenize", $$"""{"text":{{Text}}}""")).JsonAsync())["tokens"]!.AsArray().Select(t => (int)t!["id"]!);

        var answer = await (await service.Client.PostTextAsync("/detokenize", $$"""{"tokens":[{{string.Join(',', tokens)}}]}""")).JsonAsync();

        Assert.Equal(RealService.Short, ((string?)answer["text"])!.Trim());
        Assert.Equal((string?)answer["text"], (string?)answer["prompt"]);
        await (await service.Client.PostTextAsync("/detokenize", """{"tokens":[-1]}""")).ProblemAsync(422, "validation");
    }

    private static string? Of(JsonNode line, string name) => (string?)(name == "message" ? line["message"]?["content"] : line[name]);
}
