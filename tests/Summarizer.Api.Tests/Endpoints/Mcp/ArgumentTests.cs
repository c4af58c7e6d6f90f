using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Mcp;

/// <summary>Arguments that a language model gets wrong, as they come over the wire.</summary>
[Collection(RealModel.Name)]
public sealed class ArgumentTests(RealService service)
{
    [Theory]
    [InlineData("summarize", "{}", "text is required; it must be a string.")]
    [InlineData("summarize", """{"text":null}""", "text must be a string; it is null.")]
    [InlineData("summarize", """{"text":5}""", "text must be a string; it is 5.")]
    [InlineData("summarize", """{"text":["A text."]}""", "text must be a string; it is an array.")]
    [InlineData("summarize", """{"text":"\ud83d"}""", "text must be a string of valid Unicode; it holds half of a surrogate pair.")]
    [InlineData("summarize", """{"text":"A text.","instruction":"\uDE00 first"}""", "instruction must be a string of valid Unicode;")]
    [InlineData("summarize", """{"text":"A text.","length":"\ud83d"}""", "length must be a string of valid Unicode;")]
    [InlineData("summarize", """{"text":"A text.","other":{"deep":["\ud83d"]}}""", "other.deep[0] must be a string of valid Unicode;")]
    [InlineData("summarize", """{"text":"A text.","length":"tiny"}""", "length must be one of auto, short, medium, long; it is \"tiny\".")]
    [InlineData("summarize", """{"text":"A text.","length":"Short"}""", "length must be one of auto, short, medium, long; it is \"Short\".")]
    [InlineData("summarize", """{"text":"A text.","maxTokens":"40"}""", "maxTokens must be an integer up to 2147483647; it is \"40\".")]
    [InlineData("summarize", """{"text":"A text.","maxTokens":4.5}""", "maxTokens must be an integer up to 2147483647; it is 4.5.")]
    [InlineData("summarize", """{"text":"A text.","maxTokens":99999999999}""", "maxTokens must be an integer up to 2147483647; it is 99999999999.")]
    [InlineData("summarize", """{"text":"A text.","maxTokens":0}""", "maxTokens must be 1 to 256; it is 0.")]
    [InlineData("summarize", """{"text":"A text.","max_tokens":40}""", "max_tokens is not an argument of this tool. Its arguments are text, length,")]
    [InlineData("compress", """{"query":"Who?"}""", "documents is required; it must be an array of strings.")]
    [InlineData("compress", """{"query":"Who?","documents":"A text."}""", "documents must be an array of strings; it is a string.")]
    [InlineData("compress", """{"query":"Who?","documents":["A text.",null]}""", "documents[1] must be a string; it is null.")]
    [InlineData("compress", """{"query":"Who?","documents":[{"text":"A text."}]}""", "documents[0] must be a string; it is an object.")]
    [InlineData("compress", """{"query":"Who?","documents":["\udc00"]}""", "documents[0] must be a string of valid Unicode;")]
    [InlineData("compress", """{"query":"\ud83d","documents":["A text."]}""", "query must be a string of valid Unicode;")]
    [InlineData("compress", """{"query":"Who?","documents":["A text."],"rate":"half"}""", "rate must be a number; it is \"half\".")]
    [InlineData("compress", """{"query":"Who?","documents":["A text."],"dropIrrelevant":"yes"}""", "dropIrrelevant must be true or false; it is \"yes\".")]
    [InlineData("compress", """{"query":"Who?","documents":["A text."],"targetTokens":0}""", "targetTokens must be")]
    public async Task Call_WrongArgument_SaysWhichAndWhatItMustBe(string tool, string arguments, string message)
    {
        var result = await CallAsync(tool, arguments);

        Assert.True((bool?)result["isError"], result.ToJsonString());
        Assert.StartsWith("validation: " + message, (string?)result["content"]![0]!["text"]);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"\ud83d"} }""", "a", "params.name must be a string of valid Unicode")]
    [InlineData("""{"jsonrpc":"2.0","id":3,"method":"\ud83d"}""", "3", "method must be a string of valid Unicode")]
    [InlineData("""{"jsonrpc":"2.0","id":"\ud83d","method":"ping"}""", null, "id must be a string of valid Unicode")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"reason":"\ud83d"} }""", null, "params.reason must be a string of valid Unicode")]
    public async Task Send_BrokenStringOutsideOfArguments_IsAnErrorOfTheProtocol(string message, string? id, string reason)
    {
        using var response = await McpWire.SendAsync(service.Client, message);
        var answers = new List<JsonNode>();
        await foreach (var answer in McpWire.MessagesAsync(response))
        {
            answers.Add(answer);
        }

        Assert.Equal(id is null ? 400 : 200, (int)response.StatusCode);
        Assert.Equal((id, -32602), (answers[0]["id"]?.ToString(), (int)answers[0]["error"]!["code"]!));
        Assert.StartsWith("Invalid params: " + reason, (string?)answers[0]["error"]!["message"]);
    }

    [Fact]
    public async Task Call_WholeEmojiAsEscapes_IsRead()
    {
        var result = await CallAsync("summarize", """{"text":"The bridge \ud83d\ude00 was closed in March, says \\ud83d."}""");

        Assert.NotEqual(true, (bool?)result["isError"]);
    }

    [Fact]
    public async Task Call_OptionalArgumentsAreNull_CountAsLeftOut()
    {
        var result = await CallAsync("summarize", $$"""{"text":{{JsonSerializer.Serialize(RealService.Short)}},"length":null,"maxTokens":null,"instruction":null}""");

        Assert.NotEqual(true, (bool?)result["isError"]);
    }

    [Fact]
    public async Task List_Schemas_HaveOnePlainTypePerArgument()
    {
        await using var client = await ToolTests.ConnectAsync(service.Client);

        var arguments = (await client.ListToolsAsync()).SelectMany(t => t.JsonSchema.GetProperty("properties").EnumerateObject()).ToList();

        Assert.All(arguments, a => Assert.Equal(JsonValueKind.String, a.Value.GetProperty("type").ValueKind));
        Assert.DoesNotContain(arguments, a => a.Value.TryGetProperty("default", out var value) && value.ValueKind == JsonValueKind.Null);
    }

    private async Task<JsonObject> CallAsync(string tool, string arguments) =>
        (await McpWire.CallAsync(service.Client, tool, arguments)).AsObject()["result"]!.AsObject();
}
