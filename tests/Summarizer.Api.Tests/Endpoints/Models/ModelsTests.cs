using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Models;

[Collection(RealModel.Name)]
public sealed class ModelsTests(RealService service)
{
    [Fact]
    public async Task Models_ListsTheServedModel()
    {
        var body = await (await service.Client.GetAsync("/v1/models")).JsonAsync();

        Assert.Equal("list", (string?)body["object"]);
        var model = body["data"]!.AsArray().Single()!;
        Assert.Equal(("pocket", "model", "summarizer"), ((string?)model["id"], (string?)model["object"], (string?)model["owned_by"]));
        Assert.Null(model["quality"]);
        Assert.Equal((service.MaxInputTokens, service.Engine.MaxOutputTokens), ((int)model["max_input_tokens"]!, (int)model["max_output_tokens"]!));
    }

    [Fact]
    public async Task Info_SaysWhatIsServedAndItsLimits()
    {
        var info = await (await service.Client.GetAsync("/info")).JsonAsync();

        var manifest = service.Engine.Model;
        Assert.Equal(("pocket", manifest.Source.Sha256, "int8", "t5gemma"), (Text("model_id"), Text("model_sha"), Text("model_dtype"), Text("architecture")));
        Assert.Null(info["model_quality"]);
        Assert.Equal("""{"modes":["quoting"],"languages":["en"],"licence":"CC-BY-SA-4.0","follows_instructions":false}""", WithoutLimits(info["model_card"]!));
        Assert.Equal(("CPUExecutionProvider", "cpu"), (Text("execution_provider"), Text("device")));
        Assert.Equal((service.MaxInputTokens, service.Engine.MaxOutputTokens, 8), (Number("max_input_tokens"), Number("max_output_tokens"), Number("max_concurrent_requests")));
        Assert.Equal((4096, 128, 131_072), (Number("max_batch_tokens"), Number("max_queued_requests"), Number("max_queued_tokens")));
        Assert.Equal((1_000_000, 8 << 20), (Number("max_input_characters"), Number("max_body_bytes")));
        Assert.Equal(["summarize", "compress"], info["tasks"]!.AsArray().Select(t => (string?)t));
        Assert.Matches(@"^\d+\.\d+\.\d+", Text("version"));
        Assert.True(DateTimeOffset.Parse(Text("started_at")!, System.Globalization.CultureInfo.InvariantCulture) <= TimeProvider.System.GetUtcNow());

        string? Text(string field) => (string?)info[field];
        int Number(string field) => (int)info[field]!;
    }

    private static string WithoutLimits(System.Text.Json.Nodes.JsonNode card)
    {
        Assert.NotEmpty(card["limits"]!.AsArray());
        card.AsObject().Remove("limits");
        return card.ToJsonString();
    }

    [Theory]
    [InlineData("/nothing", 404, "not-found")]
    [InlineData("/v1/summarise", 404, "not-found")]
    [InlineData("/v1/summarize", 405, "method-not-allowed")]
    [InlineData("/tokenize", 405, "method-not-allowed")]
    public async Task Get_WrongRouteOrMethod_IsAProblem(string route, int status, string code) =>
        await (await service.Client.GetAsync(route)).ProblemAsync(status, code);
}
