using Summarizer.Api.Tests.Support;
using Summarizer.GenAi.Hosting;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

/// <summary>The service on ONNX Runtime GenAI: it writes what the other runtime writes, and refuses by name what only that can.</summary>
[Collection(RealModel.Name)]
public sealed class RuntimeTests(RealService other)
{
    private const string Text = "The council met on Monday to decide about the old bridge. It will be closed in May. A new one is built beside it.";

    [Fact]
    public async Task Summarize_OnGenAi_WritesWhatTheOtherRuntimeWrites()
    {
        await using var service = Start();
        using var client = await service.StartAsync();
        var request = new { text = Text, max_tokens = 24, extractiveness = "low" };

        Assert.Equal("genai", (string?)(await (await client.GetAsync("/info")).JsonAsync())["runtime"]);
        Assert.Equal("ort", (string?)(await (await other.Client.GetAsync("/info")).JsonAsync())["runtime"]);
        Assert.Equal(
            (string?)(await (await other.Client.SummarizeAsync(request)).JsonAsync())["summary"],
            (string?)(await (await client.SummarizeAsync(request)).JsonAsync())["summary"]);
    }

    [Theory]
    [InlineData("high", "score candidates (choosing sentences)")]
    [InlineData("medium", "constrain what is written (grounding and quoting)")]
    public async Task Summarize_QuotingOnGenAi_IsRefusedByName(string extractiveness, string what)
    {
        await using var service = Start();
        using var client = await service.StartAsync();

        var problem = await (await client.SummarizeAsync(new { text = Text, max_tokens = 24, extractiveness })).ProblemAsync(422, "validation");

        Assert.Equal($"The runtime genai cannot {what}: it shows no scores to its callers. The runtime ort can.", (string?)problem["detail"]);
        Assert.True((await client.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    private static Service Start() => new(EngineRuntimes.Load, settings: new() { ["Runtime"] = "genai" });
}
