using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

/// <summary>What a model that quotes is not asked for (docs/decisions/0047-modes.md).</summary>
[Collection(Shipped.Name)]
public sealed class ModeTests(ShippedService service)
{
    private const string Text = "The council met on Monday. It agreed to mend the old bridge before winter. The money comes from the reserve.";

    [Theory]
    [InlineData("extractiveness", "\"low\"", "Set extractiveness to high or auto")]
    [InlineData("extractiveness", "\"medium\"", "Set extractiveness to high or auto")]
    [InlineData("temperature", "0.7", "Leave temperature out")]
    [InlineData("min_tokens", "5", "Leave min_tokens out")]
    [InlineData("num_beams", "4", "Leave num_beams out")]
    [InlineData("no_repeat_ngram_size", "3", "Leave no_repeat_ngram_size out")]
    [InlineData("repetition_penalty", "1.2", "Leave repetition_penalty out")]
    [InlineData("length_penalty", "2", "Leave length_penalty out")]
    [InlineData("early_stopping", "true", "Leave early_stopping out")]
    public async Task Summarize_FieldThatSteersWriting_Is422WithTheReasonAndTheRemedy(string field, string value, string remedy)
    {
        using var response = await service.Client.PostTextAsync("/v1/summarize", $$"""{"text": "{{Text}}", "{{field}}": {{value}}}""");

        var message = (string?)(await response.ProblemAsync(422, "validation"))["errors"]![field]![0];
        Assert.Contains("'pocket' was not trained to write, it quotes", message, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
        Assert.Contains("serve a model that writes (docs/models.md)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summarize_ValuesThatChangeNothing_Pass()
    {
        var body = """{"text": "TEXT", "temperature": 0, "min_tokens": 0, "num_beams": 1, "no_repeat_ngram_size": 0, "repetition_penalty": 1, "early_stopping": false, "top_p": 0.9, "seed": 3, "extractiveness": "high"}""";

        using var response = await service.Client.PostTextAsync("/v1/summarize", body.Replace("TEXT", Text, StringComparison.Ordinal));

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Compress_OwnWords_Are422()
    {
        using var response = await service.Client.PostTextAsync("/v1/compress", $$"""{"query": "Who pays?", "documents": ["{{Text}}"], "extractiveness": "low"}""");

        Assert.Contains("was not trained to write", (string?)(await response.ProblemAsync(422, "validation"))["errors"]!["extractiveness"]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_FieldsThatSteerWriting_AreLeftOutAndNamed()
    {
        object Body(double temperature) => new { model = "pocket", messages = new[] { new { role = "user", content = Text } }, temperature, min_tokens = 20, repetition_penalty = 1.1 };

        using var response = await service.Client.PostAsJsonAsync("/v1/chat/completions", Body(0.7), TestContext.Current.CancellationToken);
        using var other = await service.Client.PostAsJsonAsync("/v1/chat/completions", Body(1.3), TestContext.Current.CancellationToken);

        var answer = await response.JsonAsync();
        Assert.Equal("temperature, min_tokens, repetition_penalty", Assert.Single(response.Headers.GetValues("X-Ignored-Fields")));
        Assert.Equal(3, answer["warnings"]!.AsArray().Count(w => (string?)w!["code"] == "field-ignored"));
        Assert.Equal(Content(answer), Content(await other.JsonAsync()));
        Assert.Contains(Content(answer).Split(". ")[0], Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_WithoutThem_HasNoSuchHeader()
    {
        using var response = await service.Client.PostAsJsonAsync(
            "/v1/chat/completions", new { messages = new[] { new { role = "user", content = Text } }, temperature = 0 }, TestContext.Current.CancellationToken);

        Assert.False(response.Headers.Contains("X-Ignored-Fields"));
    }

    [Fact]
    public async Task Completions_OfAModelThatQuotes_SayThatTheyMeanNothing()
    {
        using var response = await service.Client.PostAsJsonAsync("/v1/completions", new { prompt = "Once", max_tokens = 4 }, TestContext.Current.CancellationToken);

        Assert.Contains((await response.JsonAsync())["warnings"]!.AsArray(), w => (string?)w!["code"] == "mode-not-trained");
    }

    [Fact]
    public async Task Summarize_LongOfALongDocument_IsLongerThanAutoAndMediumLongerThanShort()
    {
        var lengths = new Dictionary<string, int>();
        foreach (var length in new[] { "short", "medium", "auto", "long" })
        {
            using var response = await service.Client.SummarizeAsync(new { text = RealService.Long, length });
            lengths[length] = ((string)(await response.JsonAsync())["summary"]!).Split(' ').Length;
        }

        Assert.True(lengths["short"] < lengths["medium"], $"{lengths["short"]} {lengths["medium"]}");
        Assert.True(lengths["auto"] * 2 < lengths["long"], $"{lengths["auto"]} {lengths["long"]}");
        Assert.InRange(lengths["long"], 800, 1_050);
    }

    private static string Content(JsonObject answer) => (string)answer["choices"]![0]!["message"]!["content"]!;
}
