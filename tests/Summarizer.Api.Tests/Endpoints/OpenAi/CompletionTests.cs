using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.OpenAi;

/// <summary>The raw route, with what other programs send to it.</summary>
[Collection(RealModel.Name)]
public sealed class CompletionTests(RealService service)
{
    private const string Route = "/v1/completions";

    [Fact]
    public async Task Complete_ThePromptOfTheTask_WritesWhatTheTaskWrites()
    {
        var template = service.Engine.Model.Prompts["summarize"].Template;
        var raw = await AskAsync(new { model = "pocket", prompt = template.Replace("{text}", RealService.Short).Replace("{instruction}", ""), max_tokens = 64 });
        var native = await (await service.Client.SummarizeAsync(new { text = RealService.Short, extractiveness = "low", max_tokens = 64 })).JsonAsync();

        Assert.Equal((string?)native["summary"], ((string?)raw["choices"]![0]!["text"])!.Trim());
        Assert.Equal("text_completion", (string?)raw["object"]);
        Assert.Equal((int?)native["usage"]!["input_tokens"], (int?)raw["usage"]!["prompt_tokens"]);
    }

    [Fact]
    public async Task Complete_WhatBenchmarksSend_StreamsExactlySoManyTokens()
    {
        var request = new
        {
            model = "pocket",
            prompt = RealService.Short,
            temperature = 0.0,
            repetition_penalty = 1.0,
            max_tokens = 32,
            logprobs = (int?)null,
            stream = true,
            stream_options = new { include_usage = true },
            ignore_eos = true,
        };
        using var response = await service.Client.PostTextAsync(Route, System.Text.Json.JsonSerializer.Serialize(request));
        var lines = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.All(lines, l => Assert.StartsWith("data: ", l));
        Assert.Equal("data: [DONE]", lines[^1]);
        var chunks = lines[..^1].Select(l => JsonNode.Parse(l[6..])!).ToList();
        Assert.Equal(32, (int?)chunks[^1]["usage"]!["completion_tokens"]);
        Assert.Empty(chunks[^1]["choices"]!.AsArray());
        Assert.Equal("length", (string?)chunks[^2]["choices"]![0]!["finish_reason"]);
        Assert.All(chunks[..^2], c => Assert.True(c["choices"]![0]!.AsObject().ContainsKey("finish_reason")));
    }

    [Fact]
    public async Task Complete_BatchOfPrompts_AnswersEachAtItsPlace()
    {
        string[] prompts = [RealService.Short, "The river is crossed by nine bridges."];
        var batch = await AskAsync(new { prompt = prompts, max_tokens = 8, n = 1, best_of = 1, frequency_penalty = 0, presence_penalty = 0.5, logit_bias = new { } });
        var alone = await Task.WhenAll(prompts.Select(prompt => AskAsync(new { prompt, max_tokens = 8 })));

        Assert.Equal(alone.Select(a => (string?)a["choices"]![0]!["text"]), batch["choices"]!.AsArray().Select(c => (string?)c!["text"]));
        Assert.Equal([0, 1], batch["choices"]!.AsArray().Select(c => (int)c!["index"]!));
        Assert.Equal(alone.Sum(a => (int)a["usage"]!["total_tokens"]!), (int)batch["usage"]!["total_tokens"]!);
        Assert.Equal("field-ignored", (string?)Assert.Single(batch["warnings"]!.AsArray())!["code"]);
    }

    [Theory]
    [InlineData("""{"prompt":[1,2,3]}""", "prompt", "prompt must be a text or an array of 1 to 32 texts; token ids are not taken.")]
    [InlineData("""{"prompt":[]}""", "prompt", "prompt must hold 1 to 32 texts; it holds 0.")]
    [InlineData("""{"prompt":"  "}""", "prompt", "prompt must hold 1 to 1000000 characters that are not all white space.")]
    [InlineData("""{"prompt":["a","b"],"stream":true}""", "stream", "stream takes one prompt and there are 2. Send a request for each.")]
    [InlineData("""{"prompt":"a","n":2}""", "n", "n must be 1; it is 2. Send one request for each answer, with different seeds.")]
    [InlineData("""{"prompt":"a","logprobs":5}""", "logprobs", "logprobs must be 0: probabilities are not given.")]
    [InlineData("""{"prompt":"a","echo":true}""", "echo", "echo must be false: the encoder reads the prompt, it does not write it.")]
    [InlineData("""{"prompt":"a","temperature":9}""", "temperature", "temperature must be 0 to 2; it is 9.")]
    [InlineData("""{"prompt":"a","max_tokens":0}""", "max_tokens", "max_tokens must be 1 to 256; it is 0.")]
    [InlineData("""{"prompt":"a","max_tokens":"x","unknown":1}""", "max_tokens", "max_tokens must be an integer up to 2147483647; it is \"x\".")]
    public async Task Complete_NotSupported_IsRefusedInOpenAisWords(string body, string param, string message)
    {
        using var response = await service.Client.PostTextAsync(Route, body);
        var error = (await response.JsonAsync())["error"]!;

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal((message, "invalid_request_error", param, "validation"), ((string?)error["message"], (string?)error["type"], (string?)error["param"], (string?)error["code"]));
    }

    [Fact]
    public async Task Complete_NotJson_IsRefusedInOpenAisWords()
    {
        using var response = await service.Client.PostTextAsync(Route, "{");
        var error = (await response.JsonAsync())["error"]!;

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("invalid_json", (string?)error["code"]);
        Assert.Null(error["param"]);
    }

    [Fact]
    public async Task Model_ById_IsAnswered()
    {
        var all = await service.Client.GetStringAsync("/v1/models");
        var one = await service.Client.GetStringAsync("/v1/models/pocket");

        Assert.Equal(JsonNode.Parse(all)!["data"]![0]!.ToJsonString(), JsonNode.Parse(one)!.ToJsonString());
    }

    private async Task<JsonObject> AskAsync(object body)
    {
        using var response = await service.Client.PostTextAsync(Route, System.Text.Json.JsonSerializer.Serialize(body));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }
}
