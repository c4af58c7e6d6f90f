using System.Text;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Tokenize;

[Collection(RealModel.Name)]
public sealed class TokenizeTests(RealService service)
{
    [Fact]
    public async Task Tokenize_Text_GivesTheTokenizersIds()
    {
        var body = await SendAsync(new { text = RealService.Short });

        Assert.Equal(service.Engine.Tokenizer!.Encode(RealService.Short), body["tokens"]!.AsArray().Select(t => (int)t!["id"]!));
        Assert.Equal(body["tokens"]!.AsArray().Count, (int)body["count"]!);
    }

    [Fact]
    public async Task Tokenize_Offsets_CountCodePointsAndCoverTheText()
    {
        const string text = "Hi 😀 naïve 日本語!";
        var runes = text.EnumerateRunes().ToList();

        var tokens = (await SendAsync(new { text }))["tokens"]!.AsArray();

        var end = 0;
        foreach (var token in tokens)
        {
            Assert.Equal(end, (int)token!["start"]!);
            end = (int)token["stop"]!;
        }

        Assert.Equal(runes.Count, end);
        var emoji = tokens.First(t => (int)t!["start"]! == 3)!;
        Assert.Equal(4, (int)emoji["stop"]!);
        Assert.Equal(new Rune(0x1F600), runes[3]);
    }

    [Fact]
    public async Task Tokenize_Pieces_AreThoseOfTheVocabulary()
    {
        var tokens = (await SendAsync(new { text = "The test" }))["tokens"]!.AsArray();

        Assert.Equal("The\u2581test", string.Concat(tokens.Select(t => (string?)t!["text"])));
    }

    [Fact]
    public async Task Tokenize_CountOnly_LeavesTheTokensOut() =>
        Assert.Equal("""{"count":2}""", (await SendAsync(new { text = "The test", tokens = false })).ToJsonString());

    [Fact]
    public async Task Tokenize_EmptyText_HasNoTokens() => Assert.Equal("""{"count":0,"tokens":[]}""", (await SendAsync(new { text = "" })).ToJsonString());

    [Theory]
    [InlineData("{}", "text")]
    [InlineData("""{"text": "a", "add_special_tokens": true}""", "add_special_tokens")]
    [InlineData("""{"text": "a", "tokens": 1}""", "tokens")]
    public async Task Tokenize_WrongField_Is422(string json, string field)
    {
        var problem = await (await service.Client.PostTextAsync("/tokenize", json)).ProblemAsync(422, "validation");

        Assert.Equal(field, problem["errors"]!.AsObject().Single().Key);
    }

    [Fact]
    public async Task Tokenize_TextOverTheLimit_Is422()
    {
        var response = await service.Client.PostTextAsync("/tokenize", $$"""{"text": "{{new string('a', 1_000_001)}}"}""");

        var problem = await response.ProblemAsync(422, "validation");
        Assert.Equal("text must hold at most 1000000 characters; it has 1000001.", (string?)problem["errors"]!["text"]![0]);
    }

    [Fact]
    public async Task Tokenize_NotJson_Is400() => await (await service.Client.PostTextAsync("/tokenize", "text")).ProblemAsync(400, "invalid-json");

    private async Task<JsonObject> SendAsync(object body)
    {
        var response = await service.Client.PostTextAsync("/tokenize", System.Text.Json.JsonSerializer.Serialize(body));
        Assert.Equal(200, (int)response.StatusCode);
        return await response.JsonAsync();
    }
}
