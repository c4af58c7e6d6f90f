using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.OpenAi;

/// <summary>OpenAI's newer route, with plain requests: what its .NET client sends changes with every version.</summary>
[Collection(RealModel.Name)]
public sealed class ResponsesTests(RealService service)
{
    private const string Route = "/v1/responses";

    private static readonly string Text = System.Text.Json.JsonSerializer.Serialize(RealService.Short);

    [Theory]
    [InlineData("TEXT")]
    [InlineData("""[{"role":"user","content":TEXT}]""")]
    [InlineData("""[{"type":"message","role":"user","content":[{"type":"input_text","text":TEXT}]}]""")]
    [InlineData("""[{"role":"user","content":TEXT},{"type":"reasoning","summary":[]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"The test failed."}]},{"role":"user","content":"Summarize the text above."}]""")]
    public async Task Post_Input_IsTheNativeSummary(string input)
    {
        var native = (string?)(await (await service.Client.SummarizeAsync(new { text = RealService.Short })).JsonAsync())["summary"];

        var answer = await AskAsync($$"""{"model":"pocket","input":{{input.Replace("TEXT", Text, StringComparison.Ordinal)}},"store":false,"tools":[],"text":{"format":{"type":"text"} } }""");

        Assert.Equal("completed", (string?)answer["status"]);
        Assert.Equal(native, (string?)answer["output"]![0]!["content"]![0]!["text"]);
        Assert.Equal((int)answer["usage"]!["total_tokens"]!, (int)answer["usage"]!["input_tokens"]! + (int)answer["usage"]!["output_tokens"]!);
    }

    [Fact]
    public async Task Post_Stream_IsOpenAisEventsInOrder()
    {
        using var response = await service.Client.PostTextAsync(Route, $$"""{"input":{{Text}},"stream":true}""");
        var events = new List<(string Type, JsonObject Data)>();
        await foreach (var item in response.EventsAsync())
        {
            events.Add(item);
        }

        string[] first = ["response.created", "response.in_progress", "response.output_item.added", "response.content_part.added"];
        string[] last = ["response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed"];
        Assert.Equal(first, events.Take(4).Select(e => e.Type));
        Assert.Equal(last, events.TakeLast(4).Select(e => e.Type));
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(e => (int)e.Data["sequence_number"]!));
        Assert.All(events, e => Assert.Equal(e.Type, (string?)e.Data["type"]));
        var text = string.Concat(events.Where(e => e.Type == "response.output_text.delta").Select(e => (string?)e.Data["delta"]));
        Assert.Equal(text, (string?)events[^1].Data["response"]!["output"]![0]!["content"]![0]!["text"]);
    }

    [Fact]
    public async Task Post_FewTokens_IsIncomplete()
    {
        var answer = await AskAsync($$"""{"input":{{Text}},"max_output_tokens":5}""");

        Assert.Equal(("incomplete", "max_output_tokens"), ((string?)answer["status"], (string?)answer["incomplete_details"]!["reason"]));
    }

    [Theory]
    [InlineData("""{"input":"A text.","previous_response_id":"resp_1"}""", "previous_response_id")]
    [InlineData("""{"input":"A text.","background":true}""", "background")]
    [InlineData("""{"input":"A text.","tools":[{"type":"web_search"}]}""", "tools")]
    [InlineData("""{"input":"A text.","text":{"format":{"type":"json_schema"}}}""", "text")]
    [InlineData("""{"input":"A text.","truncation":"maybe"}""", "truncation")]
    [InlineData("""{"input":5}""", "input")]
    [InlineData("""{"input":[]}""", "input")]
    [InlineData("""{"input":[null]}""", "input")]
    [InlineData("""{"input":[{"type":"item_reference","id":"msg_1"}]}""", "input")]
    [InlineData("""{"input":[{"role":"user","content":[{"type":"input_image","image_url":"data:,"}]}]}""", "input")]
    [InlineData("""{"input":"\ud83d"}""", "input")]
    public async Task Post_WhatCannotBeHad_IsRefusedByName(string body, string param)
    {
        using var response = await service.Client.PostTextAsync(Route, body);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal(param, (string?)(await response.JsonAsync())["error"]!["param"]);
    }

    private async Task<JsonObject> AskAsync(string body)
    {
        using var response = await service.Client.PostTextAsync(Route, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }
}
