using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.OpenAi;

/// <summary>What clients of OpenAI's protocol read of answers and failures, field by field.</summary>
[Collection(RealModel.Name)]
public sealed class WireTests(RealService service)
{
    private const string Chat = "/v1/chat/completions";

    [Theory]
    [InlineData("POST", "/v1/unknown", 404, "not_found")]
    [InlineData("GET", "/v1/chat/completions", 405, "method_not_allowed")]
    [InlineData("DELETE", "/v1/models", 405, "method_not_allowed")]
    [InlineData("POST", "/chat/completions", 404, "not_found")]
    public async Task Failure_BeforeARoute_HasOpenAisError(string method, string path, int status, string code)
    {
        using var response = await service.Client.SendAsync(new(new HttpMethod(method), path));

        Assert.Equal(status, (int)response.StatusCode);
        var error = (await response.JsonAsync())["error"]!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.NotEmpty((string)error["message"]!);
    }

    [Fact]
    public async Task Chat_OtherContentType_HasOpenAisError()
    {
        using var response = await service.Client.PostTextAsync(Chat, "<x/>", "application/xml");

        Assert.Equal(415, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("unsupported_media_type", (string?)(await response.JsonAsync())["error"]!["code"]);
    }

    [Fact]
    public async Task Chat_TooLong_SaysTheMaximumContextLength()
    {
        using var response = await AskAsync(new JsonObject { ["messages"] = Messages(RealService.Long), ["strategy"] = "single" });

        Assert.Equal(400, (int)response.StatusCode);
        var error = (await response.JsonAsync())["error"]!;
        Assert.Equal(("context_length_exceeded", "invalid_request_error"), ((string?)error["code"], (string?)error["type"]));
        Assert.Contains($"maximum context length is {service.MaxInputTokens} tokens", (string?)error["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"modalities":["text","audio"]}""", "modalities")]
    [InlineData("""{"modalities":[null]}""", "modalities")]
    [InlineData("""{"audio":{"voice":"alloy"}}""", "audio")]
    [InlineData("""{"top_logprobs":3}""", "top_logprobs")]
    [InlineData("""{"logprobs":true}""", "logprobs")]
    [InlineData("""{"messages":[]}""", "messages")]
    [InlineData("""{"messages":[{"role":"narrator","content":"A text."}]}""", "messages")]
    [InlineData("""{"messages":[null]}""", "messages")]
    [InlineData("""{"messages":[{"role":"user","content":[null]}]}""", "messages")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":5,"text":"A text."}]}]}""", "messages")]
    [InlineData("""{"messages":[{"role":"system","content":"   "}]}""", "messages")]
    public async Task Chat_WhatCannotBeHad_IsRefusedByName(string fields, string param)
    {
        var body = JsonNode.Parse(fields)!.AsObject();
        body.TryAdd("messages", Messages(RealService.Short));

        using var response = await AskAsync(body);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal(param, (string?)(await response.JsonAsync())["error"]!["param"]);
    }

    [Theory]
    [InlineData("""{"logit_bias":{"50256":-100}}""", "logit_bias had no effect")]
    [InlineData("""{"verbosity":"low","reasoning_effort":"low"}""", "verbosity, reasoning_effort")]
    [InlineData("""{"presence_penalty":0.5}""", "presence_penalty had no effect")]
    [InlineData("""{"logit_bias":{},"user":"somebody","metadata":{},"store":false,"presence_penalty":0,"seed":null}""", null)]
    public async Task Chat_FieldWithoutEffect_IsSaid(string fields, string? warning)
    {
        var body = JsonNode.Parse(fields)!.AsObject();
        body["messages"] = Messages(RealService.Short);

        var answer = await (await AskAsync(body)).JsonAsync();

        if (warning is null)
        {
            Assert.Null(answer["warnings"]);
        }
        else
        {
            Assert.Contains(warning, (string?)Assert.Single(answer["warnings"]!.AsArray())!["detail"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Chat_Answer_HasTheKeysThatClientsLookFor()
    {
        var answer = await (await AskAsync(new JsonObject { ["messages"] = Messages(RealService.Short) })).JsonAsync();
        var choice = answer["choices"]![0]!.AsObject();

        Assert.True(choice.ContainsKey("logprobs"));
        Assert.True(choice["message"]!.AsObject().ContainsKey("refusal"));
        Assert.Null(choice["logprobs"]);
        Assert.Null(choice["message"]!["refusal"]);
    }

    [Fact]
    public async Task Chat_StreamWithUsage_HasUsageInEveryChunk()
    {
        using var response = await AskAsync(new JsonObject
        {
            ["messages"] = Messages(RealService.Short),
            ["stream"] = true,
            ["stream_options"] = new JsonObject { ["include_usage"] = true },
        });
        var chunks = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(l => l.StartsWith("data: {", StringComparison.Ordinal)).Select(l => JsonNode.Parse(l[6..])!.AsObject()).ToList();

        Assert.All(chunks, c => Assert.True(c.ContainsKey("usage")));
        Assert.All(chunks[..^1], c => Assert.Null(c["usage"]));
        Assert.NotNull(chunks[^1]["usage"]);
    }

    private static JsonArray Messages(string text) => [new JsonObject { ["role"] = "user", ["content"] = text }];

    private Task<HttpResponseMessage> AskAsync(JsonObject body) => service.Client.PostTextAsync(Chat, body.ToJsonString());
}
