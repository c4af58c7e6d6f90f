using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Compress;

[Collection(RealModel.Name)]
public sealed class CompressTests(RealService service)
{
    private const string Route = "/v1/compress";
    private const string Apollo = "Apollo 11 landed on the Moon in 1969 👩‍🚀. Neil Armstrong stepped out first. Michael Collins stayed in lunar orbit.";
    private const string Panda = "The giant panda lives in China. It eats bamboo.";

    [Fact]
    public async Task Compress_TwoDocuments_GivesOneResultEachInOrder()
    {
        var answer = await PostAsync(new
        {
            query = "Who stepped out first?",
            documents = new object[] { new { text = Apollo, id = "apollo", title = "Moon", metadata = new { page = 7, tags = new[] { "a" } } }, Panda },
            rate = 0.6,
        });

        var results = answer["results"]!.AsArray();
        Assert.Equal([0, 1], results.Select(r => (int)r!["index"]!));
        Assert.Equal("apollo", (string?)results[0]!["id"]);
        Assert.Equal("""{"page":7,"tags":["a"]}""", results[0]!["metadata"]!.ToJsonString());
        Assert.Null(results[1]!["metadata"]);
        Assert.StartsWith("cmp-", (string?)answer["id"]);
        Assert.InRange((int)answer["context_tokens"]!, 1, (int)answer["budget_tokens"]!);
        Assert.Equal(string.Join("\n\n", results.Select(r => (string?)r!["text"]).Where(t => t!.Length > 0)), (string?)answer["context"]);
    }

    [Fact]
    public async Task Compress_Contexts_CountCodePoints()
    {
        var answer = await PostAsync(new { query = "lunar orbit", documents = new[] { Apollo }, rate = 1.0 });

        var runes = Apollo.EnumerateRunes().ToList();
        var contexts = answer["results"]![0]!["contexts"]!.AsArray();
        var quoted = contexts.Select(c => string.Concat(runes.Skip((int)c!["offset"]!).Take((int)c["length"]!)));
        Assert.Equal((string?)answer["results"]![0]!["text"], string.Join(' ', quoted));
        Assert.NotEmpty(contexts);
    }

    [Fact]
    public async Task Compress_Stream_SendsEveryDocumentThenTheWhole()
    {
        using var response = await service.Client.SendAsync(
            new(HttpMethod.Post, Route) { Content = JsonContent.Create(new { query = "bamboo", documents = new[] { Apollo, Panda, "  " }, rate = 0.5, stream = true }) },
            HttpCompletionOption.ResponseHeadersRead);

        var events = await response.EventsAsync().ToListAsync();

        Assert.Equal(["compression.document", "compression.document", "compression.document", "compression.completed"], events.Select(e => e.Type));
        var whole = events[^1].Data["results"]!.AsArray().OrderBy(r => (int)r!["index"]!).Select(r => r!.ToJsonString());
        Assert.Equal(whole, events.SkipLast(1).OrderBy(e => (int)e.Data["index"]!).Select(e => e.Data.ToJsonString()));
    }

    [Fact]
    public async Task Compress_Answer_SaysWhatItWasMadeOf()
    {
        var answer = await PostAsync(new { query = "Who stepped out first?", documents = new[] { Apollo }, output = "answer", rate = 1.0 });

        Assert.Equal(0, (int)answer["sources"]![0]!["index"]!);
        Assert.InRange((double)answer["no_answer_score"]!, 0, 1);
        Assert.Equal(answer["answer"] is null, (string?)answer["reason"] == "no_answer");
        if ((string?)answer["answer"] is { } text)
        {
            Assert.Contains(text, Apollo, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"query":"q","documents":[]}""", "documents")]
    [InlineData("""{"query":"q","documents":[{"id":"x"}]}""", "documents")]
    [InlineData("""{"query":"q","documents":[{"text":"x","colour":"red"}]}""", "documents")]
    [InlineData("""{"query":"q","documents":[3]}""", "documents")]
    [InlineData("""{"query":"q","documents":"one"}""", "documents")]
    [InlineData("""{"query":" ","documents":["d"]}""", "query")]
    [InlineData("""{"documents":["d"]}""", "query")]
    [InlineData("""{"query":"q","documents":["d"],"rate":1.5}""", "rate")]
    [InlineData("""{"query":"q","documents":["d"],"rate":0.5,"target_tokens":9}""", "rate")]
    [InlineData("""{"query":"q","documents":["d"],"target_tokenizer":"gpt2"}""", "target_tokenizer")]
    [InlineData("""{"query":"q","documents":["d"],"temperature":0.7}""", "temperature")]
    [InlineData("""{"query":"q","documents":["d"],"diversity":2}""", "diversity")]
    [InlineData("""{"query":"q","documents":["d"],"wat":1}""", "wat")]
    public async Task Compress_WrongField_IsNamed(string body, string field)
    {
        using var response = await service.Client.PostTextAsync(Route, body);

        var problem = await response.ProblemAsync(422, "validation");

        Assert.Equal([field], problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task Compress_OtherModel_Is404()
    {
        using var response = await service.Client.PostTextAsync(Route, """{"query":"q","documents":["d"],"model":"gpt"}""");

        await response.ProblemAsync(404, "model-not-found");
    }

    [Fact]
    public async Task Summarize_High_QuotesTheDocument()
    {
        using var response = await service.Client.SummarizeAsync(new { text = RealService.Short, extractiveness = "high", max_tokens = 80 });
        var answer = await response.JsonAsync();

        var quoted = answer["contexts"]!.AsArray().Select(c => RealService.Short.Substring((int)c!["offset"]!, (int)c["length"]!));

        Assert.Equal((string?)answer["summary"], string.Join(' ', quoted));
        Assert.NotEqual("", (string?)answer["summary"]);
    }

    private async Task<JsonObject> PostAsync(object body)
    {
        using var response = await service.Client.PostAsync(Route, JsonContent.Create(body));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }
}
