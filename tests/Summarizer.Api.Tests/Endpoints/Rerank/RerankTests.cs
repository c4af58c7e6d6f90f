using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Rerank;

[Collection(RealModel.Name)]
public sealed class RerankTests(RealService service)
{
    private static readonly string[] Documents =
    [
        "The giant panda lives in China. It eats bamboo for up to fourteen hours a day.",
        "The Forth Bridge was opened in 1890. It carries two railway tracks.",
        "Michael Collins flew the command module Columbia alone in lunar orbit.",
    ];

    [Theory]
    [InlineData("/v1/rerank")]
    [InlineData("/v2/rerank")]
    public async Task Rerank_Question_PutsTheAnswerFirst(string route)
    {
        var answer = await PostAsync(
            route, new { query = "Who stayed in orbit around the Moon?", documents = Documents, top_n = 2, return_documents = true });

        var results = answer["results"]!.AsArray();
        Assert.Equal(2, results.Count);
        Assert.Equal(2, (int)results[0]!["index"]!);
        Assert.Equal(Documents[2], (string?)results[0]!["document"]!["text"]);
        Assert.True((double)results[0]!["relevance_score"]! > (double)results[1]!["relevance_score"]!);
        Assert.InRange((double)results[0]!["relevance_score"]!, 0, 1);
        Assert.Equal("all-MiniLM-L6-v2", (string?)answer["model"]);
        Assert.True((int)answer["usage"]!["total_tokens"]! > 30);
    }

    [Fact]
    public async Task Rerank_ObjectsAndEmptyTexts_AreRankedToo()
    {
        var answer = await PostAsync(
            "/v1/rerank",
            new { query = "bamboo", documents = new object[] { "  ", new { text = Documents[0], id = "p", title = "Panda" } } });

        Assert.Equal([1, 0], answer["results"]!.AsArray().Select(r => (int)r!["index"]!));
        Assert.Null(answer["results"]![0]!["document"]);
    }

    [Theory]
    [InlineData("""{"query":" ","documents":["d"]}""", "query")]
    [InlineData("""{"query":"q","documents":[]}""", "documents")]
    [InlineData("""{"query":"q"}""", "documents")]
    [InlineData("""{"query":"q","documents":["d"],"top_n":0}""", "top_n")]
    public async Task Rerank_WrongField_IsNamed(string body, string field)
    {
        using var response = await service.Client.PostTextAsync("/v1/rerank", body);

        Assert.Contains(field, (await response.ProblemAsync(422, "validation"))["errors"]!.AsObject().Select(e => e.Key));
    }

    private async Task<JsonNode> PostAsync(string route, object body)
    {
        using var response = await service.Client.PostAsJsonAsync(route, body);
        return await response.JsonAsync();
    }
}
