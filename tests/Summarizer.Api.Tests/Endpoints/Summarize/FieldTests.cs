using System.Text;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

[Collection(RealModel.Name)]
public sealed class FieldTests(RealService service)
{
    // Each row: the field as JSON, and what its message must say: the limit and the value.
    [Theory]
    [InlineData("max_tokens", "0", "1 to 256", "0")]
    [InlineData("max_tokens", "257", "1 to 256", "257")]
    [InlineData("max_tokens", "1.5", "an integer", "1.5")]
    [InlineData("max_tokens", "\"10\"", "an integer", "\"10\"")]
    [InlineData("max_tokens", "99999999999", "up to 2147483647", "99999999999")]
    [InlineData("min_tokens", "-1", "0 to 256", "-1")]
    [InlineData("min_tokens", "257", "0 to 256", "257")]
    [InlineData("temperature", "-0.1", "0 to 2", "-0.1")]
    [InlineData("temperature", "2.01", "0 to 2", "2.01")]
    [InlineData("temperature", "true", "a number", "true")]
    [InlineData("top_p", "0", "above 0, to 1", "0")]
    [InlineData("top_p", "1.1", "above 0, to 1", "1.1")]
    [InlineData("top_k", "-1", "0 to 12288", "-1")]
    [InlineData("top_k", "12289", "0 to 12288", "12289")]
    [InlineData("seed", "1e30", "a 64-bit integer", "1e30")]
    [InlineData("no_repeat_ngram_size", "-1", "0 to 256", "-1")]
    [InlineData("no_repeat_ngram_size", "257", "0 to 256", "257")]
    [InlineData("repetition_penalty", "0", "above 0, to 10", "0")]
    [InlineData("repetition_penalty", "10.5", "above 0, to 10", "10.5")]
    [InlineData("num_beams", "0", "1 to 8", "0")]
    [InlineData("num_beams", "9", "1 to 8", "9")]
    [InlineData("length_penalty", "10.5", "-10 to 10", "10.5")]
    [InlineData("length_penalty", "-11", "-10 to 10", "-11")]
    [InlineData("stop", "[\"a\",\"b\",\"c\",\"d\",\"e\"]", "0 to 4", "5")]
    [InlineData("stop", "[\"\"]", "1 to 64", "0")]
    [InlineData("stop", "\"a\"", "an array of strings", "a string")]
    [InlineData("length", "\"tiny\"", "one of auto, short, medium, long", "\"tiny\"")]
    [InlineData("length", "1", "one of auto, short, medium, long", "1")]
    [InlineData("length", "\"short, medium\"", "one of auto, short, medium, long", "\"short, medium\"")]
    [InlineData("format", "\"html\"", "one of auto, paragraph, bullets", "\"html\"")]
    [InlineData("truncate", "\"middle\"", "one of none, start, end", "\"middle\"")]
    [InlineData("strategy", "\"refine\"", "one of auto, single, map_reduce", "\"refine\"")]
    [InlineData("stream", "\"yes\"", "true or false", "\"yes\"")]
    [InlineData("model", "5", "a string", "5")]
    [InlineData("instruction", "[]", "a string", "an array")]
    public async Task Summarize_FieldOutOfRange_IsNamedWithLimitAndValue(string field, string value, string limit, string actual)
    {
        var response = await service.Client.PostTextAsync(Wire.Route, $$"""{"text": "Some text.", "{{field}}": {{value}}}""");

        var problem = await response.ProblemAsync(422, "validation");
        var error = problem["errors"]!.AsObject().Single();
        Assert.Equal(field, error.Key);
        var message = (string)error.Value!.AsArray().Single()!;
        Assert.StartsWith(field + " ", message);
        Assert.Contains(limit, message);
        Assert.EndsWith($"it is {actual}.", message);
    }

    [Theory]
    [InlineData("max_tokens", "1")]
    [InlineData("max_tokens", "256")]
    [InlineData("min_tokens", "0")]
    [InlineData("temperature", "2")]
    [InlineData("top_p", "1")]
    [InlineData("top_p", "0.001")]
    [InlineData("top_k", "12288")]
    [InlineData("seed", "-9223372036854775808")]
    [InlineData("no_repeat_ngram_size", "256")]
    [InlineData("repetition_penalty", "10")]
    [InlineData("repetition_penalty", "5e-324")]
    [InlineData("num_beams", "8")]
    [InlineData("length_penalty", "-10")]
    [InlineData("length_penalty", "10")]
    [InlineData("early_stopping", "true")]
    [InlineData("stop", "[\"a\",\"b\",\"c\",\"d\"]")]
    public async Task Summarize_FieldAtItsLimit_IsAccepted(string field, string value)
    {
        var most = field == "max_tokens" ? "" : ", \"max_tokens\": 4";

        var response = await service.Client.PostTextAsync(Wire.Route, $$"""{"text": "Some text.", "{{field}}": {{value}}{{most}}}""");

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("""{"max_tokens": 3}""", "text", "text is required")]
    [InlineData("""{"text": null}""", "text", "text must be a string")]
    [InlineData("""{"text": ""}""", "text", "1 to 1000000 characters")]
    [InlineData("""{"text": " \n "}""", "text", "not all white space")]
    [InlineData("""{"text": "\ud800"}""", "text", "valid Unicode")]
    [InlineData("""{"text": "a", "min_tokens": 9, "max_tokens": 8}""", "min_tokens", "0 to 8; it is 9")]
    [InlineData("""{"text": "a", "num_beams": 2, "temperature": 0.5}""", "num_beams", "num_beams is 2 and temperature is 0.5")]
    [InlineData("""{"text": "a", "num_beams": 2, "stop": ["x"]}""", "stop", "num_beams is 2")]
    [InlineData("""{"text": "a", "temprature": 1}""", "temprature", "not a field of this request. Its fields are text, model, length,")]
    [InlineData("""{"text": "a", "Text": "b"}""", "Text", "not a field")]
    [InlineData("""["text"]""", "$", "must be a JSON object; it is an array")]
    [InlineData("""null""", "$", "must be a JSON object; it is null")]
    public async Task Summarize_BodyThatDoesNotFit_IsExplained(string json, string field, string message)
    {
        var problem = await (await service.Client.PostTextAsync(Wire.Route, json)).ProblemAsync(422, "validation");

        var error = problem["errors"]!.AsObject().Single();
        Assert.Equal(field, error.Key);
        Assert.Contains(message, (string?)error.Value![0]);
    }

    [Fact]
    public async Task Summarize_SeveralMistakes_AreReportedTogether()
    {
        var types = await (await service.Client.PostTextAsync(Wire.Route, """{"max_tokens": "x", "extra": 1}""")).ProblemAsync(422, "validation");
        var ranges = await (await service.Client.PostTextAsync(Wire.Route, """{"text": "a", "max_tokens": 0, "top_p": 2}""")).ProblemAsync(422, "validation");

        Assert.Equal(["extra", "max_tokens", "text"], types["errors"]!.AsObject().Select(e => e.Key).Order());
        Assert.Equal(["max_tokens", "top_p"], ranges["errors"]!.AsObject().Select(e => e.Key).Order());
    }

    [Fact]
    public async Task Summarize_TextOverTheCharacterLimit_CountsCodePoints()
    {
        var fits = string.Concat(Enumerable.Repeat("😀", 999_999)) + "a";

        var longer = await (await service.Client.PostTextAsync(Wire.Route, $$"""{"text": "{{fits}}b"}""")).ProblemAsync(422, "validation");
        var exact = await service.Client.PostTextAsync(Wire.Route, $$"""{"text": "{{fits}}", "strategy": "single"}""");

        Assert.Equal("text must hold at most 1000000 characters; it has 1000001.", (string?)longer["errors"]!["text"]![0]);
        await exact.ProblemAsync(422, "input-too-long");
    }

    [Fact]
    public async Task Summarize_LongInstruction_IsRefused()
    {
        var problem = await (await service.Client.SummarizeAsync(new { text = "a", instruction = new string('x', 2001) })).ProblemAsync(422, "validation");

        Assert.Equal("instruction must hold at most 2000 characters; it has 2001.", (string?)problem["errors"]!["instruction"]![0]);
    }

    [Fact]
    public async Task Summarize_OtherModel_Is404()
    {
        var problem = await (await service.Client.SummarizeAsync(new { text = "a", model = "gpt-4" })).ProblemAsync(404, "model-not-found");

        Assert.Contains("'pocket'", (string?)problem["detail"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"text": "a",}""")]
    [InlineData("""{"text": "a"} x""")]
    [InlineData("""{"text": "a", "text": "b"}""")]
    [InlineData("""{'text': 'a'}""")]
    public async Task Summarize_NotJson_Is400(string body) =>
        await (await service.Client.PostTextAsync(Wire.Route, body)).ProblemAsync(400, "invalid-json");

    [Theory]
    [InlineData("""{"text": truely secret words}""", "line 1, byte")]
    [InlineData("""{"text": "a", "secret": 1, "secret": 2}""", "two fields of the same name")]
    [InlineData("""{"text": [[[[[[[[[[[[[[[["secret"]]]]]]]]]]]]]]]]}""", "deeper than 16")]
    public async Task Summarize_NotJson_IsExplainedWithoutQuotingIt(string body, string message)
    {
        var problem = await (await service.Client.PostTextAsync(Wire.Route, body)).ProblemAsync(400, "invalid-json");

        Assert.Contains(message, (string?)problem["detail"], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summarize_BytesThatAreNotUtf8_Is400()
    {
        using var content = new ByteArrayContent([.. "{\"text\": \""u8, 0xFF, 0xFE, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        await (await service.Client.PostAsync(Wire.Route, content)).ProblemAsync(400, "invalid-json");
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Summarize_OtherMediaType_Is415(string mediaType)
    {
        var problem = await (await service.Client.PostTextAsync(Wire.Route, "{}", mediaType)).ProblemAsync(415, "unsupported-media-type");

        Assert.Contains(mediaType, (string?)problem["detail"]);
    }

    [Fact]
    public async Task Summarize_OtherCharset_Is415()
    {
        using var content = new StringContent("{\"text\": \"a\"}", Encoding.Latin1, "application/json");

        await (await service.Client.PostAsync(Wire.Route, content)).ProblemAsync(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Summarize_NoMediaType_Is415()
    {
        using var content = new ByteArrayContent("{\"text\": \"a\"}"u8.ToArray());

        await (await service.Client.PostAsync(Wire.Route, content)).ProblemAsync(415, "unsupported-media-type");
    }
}
