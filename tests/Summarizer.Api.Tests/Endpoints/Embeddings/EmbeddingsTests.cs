using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Endpoints.OpenAi;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Embeddings;

[Collection(RealModel.Name)]
public sealed class EmbeddingsTests(RealService service)
{
    private const string Route = "/v1/embeddings";
    private const string Model = "all-MiniLM-L6-v2";

    [Fact]
    public async Task Embeddings_OpenAisOwnClient_ReadsVectorsOfUnitLength()
    {
        var client = OpenAiClients.Create(service.Client.BaseAddress!).GetEmbeddingClient(Model);

        var vectors = (await client.GenerateEmbeddingsAsync(
            ["A cat sat on the mat.", "A kitten rested on a rug.", "Interest rates rose again."],
            cancellationToken: TestContext.Current.CancellationToken)).Value;

        var floats = vectors.Select(v => v.ToFloats().ToArray()).ToList();
        Assert.All(floats, v => Assert.Equal(384, v.Length));
        Assert.All(floats, v => Assert.Equal(1, v.Sum(x => x * x), 1e-3));
        Assert.True(Dot(floats[0], floats[1]) > Dot(floats[0], floats[2]) + 0.3);
        Assert.True(vectors.Usage.InputTokenCount > 10);
    }

    [Fact]
    public async Task Embeddings_Base64_HoldsTheSameNumbers()
    {
        var floats = (
            await PostAsync(new { input = "One text.", encoding_format = "float" }))["data"]![0]!["embedding"]!.AsArray().Select(n =>
                (float)n!).ToArray();
        var text = (string)(
            await PostAsync(new { input = new[] { "One text." }, encoding_format = "base64", model = Model }))["data"]![0]!["embedding"]!;

        Assert.Equal(floats, MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(text)).ToArray());
    }

    [Theory]
    [InlineData("""{"input":[]}""", "input")]
    [InlineData("""{"input":""}""", "input")]
    [InlineData("""{"input":["a",""]}""", "input")]
    [InlineData("""{"input":[1,2,3]}""", "input")]
    [InlineData("""{"input":"a","dimensions":256}""", "dimensions")]
    [InlineData("""{"model":"all-MiniLM-L6-v2"}""", "input")]
    [InlineData("""{"input":"a","encoding_format":"hex"}""", "encoding_format")]
    public async Task Embeddings_WrongField_IsNamedInOpenAisWords(string body, string field)
    {
        using var response = await service.Client.PostTextAsync(Route, body);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Contains(field, (string)(await response.JsonAsync())["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embeddings_OtherModel_Is404()
    {
        using var response = await service.Client.PostTextAsync(Route, """{"input":"a","model":"text-embedding-3-small"}""");

        Assert.Equal(404, (int)response.StatusCode);
    }

    private static float Dot(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private async Task<JsonNode> PostAsync(object body)
    {
        using var response = await service.Client.PostAsJsonAsync(Route, body);
        return await response.JsonAsync();
    }
}
