using System.Globalization;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

[Collection(RealModel.Name)]
public sealed class SummaryTests(RealService service)
{
    [Fact]
    public async Task Summarize_TextOnly_AnswersWithEveryField()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var response = await service.Client.SummarizeAsync(new { text = RealService.Short });

        var body = await response.JsonAsync();
        Assert.Equal((200, "application/json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Matches("^sum-[0-9a-f]{32}$", (string?)body["id"]);
        Assert.Equal(("summary", "pocket", false, 1), ((string?)body["object"], (string?)body["model"], (bool)body["truncated"]!, (int)body["chunks"]!));
        Assert.InRange((long)body["created"]!, before, before + 60);
        Assert.NotEqual("", (string?)body["summary"]);
        Assert.Contains((string?)body["finish_reason"], new[] { "stop", "length" });
        Assert.Empty(body["warnings"]!.AsArray());
        var usage = body["usage"]!;
        Assert.Equal(PromptTokens(RealService.Short), (int)usage["input_tokens"]!);
        Assert.Equal((int)usage["total_tokens"]!, (int)usage["input_tokens"]! + (int)usage["output_tokens"]!);
        Assert.Equal(
            ["chunks", "contexts", "created", "degraded", "finish_reason", "id", "model", "object", "summary", "timings", "truncated", "usage", "warnings"],
            body.Select(f => f.Key).Order());
    }

    [Fact]
    public async Task Summarize_Timings_AreTheSameInHeaderAndBodyAndAddUp()
    {
        var response = await service.Client.SummarizeAsync(new { text = RealService.Short, max_tokens = 8 });

        var timings = (await response.JsonAsync())["timings"]!.AsObject();
        var header = response.Headers.GetValues("Server-Timing").Single().Split(", ")
            .ToDictionary(p => p.Split(";dur=")[0] + "_ms", p => double.Parse(p.Split(";dur=")[1], CultureInfo.InvariantCulture));
        Assert.Equal(["decode_ms", "encode_ms", "queue_ms", "tokenize_ms", "total_ms"], header.Keys.Order());
        Assert.All(header, h => Assert.Equal(h.Value, (double)timings[h.Key]!));

        // Chosen sentences come all at once, so nothing lies between their tokens.
        Assert.All(timings, t => Assert.True((double)t.Value! > 0 || t.Key == "tpot_ms", t.Key));
        Assert.True(Of("tokenize_ms") + Of("queue_ms") + Of("encode_ms") + Of("decode_ms") <= Of("total_ms") + 0.01);
        Assert.InRange(Of("ttft_ms"), Of("tokenize_ms") + Of("queue_ms") + Of("encode_ms") - 0.01, Of("total_ms"));

        double Of(string name) => (double)timings[name]!;
    }

    [Fact]
    public async Task Summarize_OneToken_HasNoTimePerToken()
    {
        var body = await SendAsync(new { text = RealService.Short, max_tokens = 1 });

        Assert.Equal((1, "length"), ((int)body["usage"]!["output_tokens"]!, (string?)body["finish_reason"]));
        Assert.False(body["timings"]!.AsObject().ContainsKey("tpot_ms"));
    }

    [Fact]
    public async Task Summarize_Twice_GivesTheSameSummary()
    {
        var request = new { text = RealService.Short, length = "short" };

        Assert.Equal((string?)(await SendAsync(request))["summary"], (string?)(await SendAsync(request))["summary"]);
    }

    [Theory]
    [InlineData("short", 48)]
    [InlineData("medium", 128)]
    [InlineData("long", 256)] // the pocket model's longest output
    [InlineData("auto", 256)]
    public async Task Summarize_Length_BoundsTheTokens(string length, int most)
    {
        var body = await SendAsync(new { text = RealService.Short, length });

        Assert.InRange((int)body["usage"]!["output_tokens"]!, 1, most);
    }

    [Fact]
    public async Task Summarize_MinAndMaxTokens_WinOverLength()
    {
        var body = await SendAsync(new { text = RealService.Short, length = "short", min_tokens = 60, max_tokens = 60, extractiveness = "low" });

        Assert.Equal(60, (int)body["usage"]!["output_tokens"]!);
    }

    [Fact]
    public async Task Summarize_Bullets_StartsEveryLineWithADash()
    {
        var body = await SendAsync(new { text = RealService.Short, format = "bullets", max_tokens = 100 });

        Assert.All(((string)body["summary"]!).Split('\n'), l => Assert.StartsWith("- ", l));
    }

    [Fact]
    public async Task Summarize_Seed_RepeatsTheSampling()
    {
        async Task<string?> SampleAsync(long seed) =>
            (string?)(await SendAsync(new { text = RealService.Short, temperature = 1.5, top_p = 0.95, top_k = 200, seed, max_tokens = 30 }))["summary"];

        var first = await SampleAsync(7);

        Assert.Equal(first, await SampleAsync(7));
        Assert.NotEqual(first, await SampleAsync(8));
    }

    [Fact]
    public async Task Summarize_Stop_EndsBeforeTheText()
    {
        var whole = (string)(await SendAsync(new { text = RealService.Short, max_tokens = 20 }))["summary"]!;
        var word = whole.Split(' ')[3];

        var body = await SendAsync(new { text = RealService.Short, max_tokens = 20, stop = new[] { word } });

        Assert.Equal("stop", (string?)body["finish_reason"]);
        Assert.Equal(whole[..whole.IndexOf(word, StringComparison.Ordinal)].TrimEnd(), (string?)body["summary"]);
    }

    [Fact]
    public async Task Summarize_Beams_AreAccepted()
    {
        var body = await SendAsync(new { text = RealService.Short, num_beams = 2, max_tokens = 12, no_repeat_ngram_size = 3, repetition_penalty = 1.1 });

        Assert.NotEqual("", (string?)body["summary"]);
    }

    [Fact]
    public async Task Summarize_NullFields_CountAsLeftOut()
    {
        var nulls = """{"text": "Some text.", "max_tokens": 3, "model": null, "length": null, "min_tokens": null, "format": null, "instruction": null, "temperature": null, "top_p": null, "top_k": null, "seed": null, "no_repeat_ngram_size": null, "repetition_penalty": null, "num_beams": null, "stop": null, "truncate": null, "strategy": null, "stream": null}""";

        var body = await (await service.Client.PostTextAsync(Wire.Route, nulls)).JsonAsync();

        Assert.Equal((string?)(await SendAsync(new { text = "Some text.", max_tokens = 3 }))["summary"], (string?)body["summary"]);
    }

    [Fact]
    public async Task Summarize_InstructionThatTheModelCannotFollow_Warns()
    {
        var body = await SendAsync(new { text = RealService.Short, instruction = "in French", max_tokens = 3 });

        Assert.Contains("instruction-ignored", body["warnings"]!.AsArray().Select(w => (string?)w!["code"]));
    }

    [Fact]
    public async Task Summarize_ServedModelByName_IsAccepted() =>
        Assert.Equal("pocket", (string?)(await SendAsync(new { text = "Some text.", model = "pocket", max_tokens = 3 }))["model"]);

    private int PromptTokens(string text) =>
        service.Engine.Tokenizer!.Encode(service.Engine.Model.Prompts["summarize"].Template.Replace("{text}", text, StringComparison.Ordinal)).Count
        + (service.Engine.Model.Tokens.InputStart is null ? 0 : 1);

    private async Task<JsonObject> SendAsync(object request)
    {
        var response = await service.Client.SummarizeAsync(request);
        var body = await response.JsonAsync();
        Assert.True(response.IsSuccessStatusCode, body.ToJsonString());
        return body;
    }
}
