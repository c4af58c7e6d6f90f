using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.HuggingFace;

/// <summary>Routes of Hugging Face's servers.</summary>
[Collection(RealModel.Name)]
public sealed class HuggingFaceTests(RealService service)
{
    private static readonly string Text = System.Text.Json.JsonSerializer.Serialize(RealService.Short);

    [Theory]
    [InlineData("/", 1)]
    [InlineData("/models/pocket", 1)]
    [InlineData("/", 2)]
    public async Task Inference_Texts_AreTheNativeSummaries(string route, int count)
    {
        var native = await (await service.Client.SummarizeAsync(new { text = RealService.Short })).JsonAsync();
        var inputs = count == 1 ? Text : $"[{Text},{Text}]";

        using var response = await service.Client.PostTextAsync(route, $$"""{"inputs":{{inputs}},"options":{"wait_for_model":true} }""");
        var answers = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray();

        Assert.Equal(count, answers.Count);
        Assert.All(answers, a => Assert.Equal(((string?)native["summary"], (string?)native["summary"]), ((string?)a!["summary_text"], (string?)a["generated_text"])));
    }

    [Theory]
    [InlineData("/", """{"inputs":[]}""", 422, "inputs must be a text or an array of 1 to 32 texts.")]
    [InlineData("/", """{"inputs":" "}""", 422, "inputs must hold")]
    [InlineData("/", """{"inputs":["A text.","Another."],"stream":true}""", 422, "inputs must be one text where stream is true.")]
    [InlineData("/models/bart", """{"inputs":"A text."}""", 404, "This server serves the model 'pocket' only.")]
    [InlineData("/generate", """{"inputs":"A text.","parameters":{"best_of":2}}""", 422, "best_of must be 1.")]
    [InlineData("/generate", """{"inputs":"A text.","parameters":{"max_new_tokens":"x"}}""", 422, "parameters must be an object")]
    [InlineData("/embed", """{"inputs":{}}""", 422, "inputs must be a text or an array of texts.")]
    [InlineData("/rerank", """{"query":"Who?","texts":[]}""", 422, "texts must hold 1 to")]
    public async Task Post_Wrong_HasTheErrorOfThoseServers(string route, string body, int status, string message)
    {
        using var response = await service.Client.PostTextAsync(route, body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.StartsWith(message, (string?)(await response.JsonAsync())["error"]);
    }

    [Theory]
    [InlineData("/generate_stream")]
    [InlineData("/")]
    [InlineData("/models/pocket")]
    public async Task Generate_StreamedAndWhole_AreTheSame(string route)
    {
        var body = $$"""{"inputs":{{Text}},"parameters":{"max_new_tokens":100000,"details":true},"stream":true}""";
        var whole = await (await service.Client.PostTextAsync("/generate", body)).JsonAsync();
        var stream = await (await service.Client.PostTextAsync(route, body)).Content.ReadAsStringAsync();
        var events = stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l["data: ".Length..])!).ToList();

        Assert.Equal((string?)whole["generated_text"], string.Concat(events.Select(e => (string?)e["token"]!["text"])));
        Assert.Equal((string?)whole["generated_text"], (string?)events[^1]["generated_text"]);
        Assert.Equal("eos_token", (string?)whole["details"]!["finish_reason"]);
    }

    [Fact]
    public async Task Generate_PromptWithAnInstruction_SummarizesTheDocument()
    {
        var answer = await (await service.Client.PostTextAsync("/generate", $$"""{"inputs":{{System.Text.Json.JsonSerializer.Serialize("Summarize this text: " + RealService.Short)}}}""")).JsonAsync();

        Assert.DoesNotContain("ummarize", (string?)answer["generated_text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"A cat sat on the mat.\"", 1)]
    [InlineData("[\"A cat sat on the mat.\",\"A kitten rested on a rug.\",\"Interest rates rose again.\"]", 3)]
    public async Task Embed_Texts_AreTheVectorsOfTheOpenAiRoute(string inputs, int count)
    {
        using var response = await service.Client.PostTextAsync("/embed", $$"""{"inputs":{{inputs}},"normalize":true,"truncate":true}""");
        var openAi = await (await service.Client.PostTextAsync("/v1/embeddings", $$"""{"input":{{inputs}}}""")).JsonAsync();
        var vectors = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray().Select(Numbers).ToList();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(count, vectors.Count);
        Assert.Equal(openAi["data"]!.AsArray().Select(d => Numbers(d!["embedding"])), vectors);
        Assert.All(vectors, v => Assert.Equal(1, v.Sum(x => x * x), 1e-3));
        Assert.True(count == 1 || Dot(vectors[0], vectors[1]) > Dot(vectors[0], vectors[2]) + 0.3);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[\"A text.\",\" \"]")]
    [InlineData("[\"A text.\",null]")]
    [InlineData("[[\"a\",\"b\"]]")]
    public async Task Embed_WrongInputs_AreNamed(string inputs)
    {
        using var response = await service.Client.PostTextAsync("/embed", $$"""{"inputs":{{inputs}}}""");

        Assert.Equal(422, (int)response.StatusCode);
        Assert.StartsWith("inputs", (string?)(await response.JsonAsync())["error"]);
    }

    [Fact]
    public async Task Rerank_Texts_AreInOrder()
    {
        using var response = await service.Client.PostTextAsync("/rerank", """{"query":"When was the bridge closed?","texts":["It rains.","The bridge was closed in March."],"return_text":true}""");
        var ranked = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray();

        Assert.Equal([1, 0], ranked.Select(r => (int)r!["index"]!));
        Assert.Equal("The bridge was closed in March.", (string?)ranked[0]!["text"]);
    }

    private static float[] Numbers(JsonNode? vector) => [.. vector!.AsArray().Select(n => (float)n!)];

    private static float Dot(float[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
