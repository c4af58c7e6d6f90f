using Summarizer.Api.Tests.Support;
using Summarizer.TestModels;

namespace Summarizer.Api.Tests.Serving;

/// <summary>A checkpoint of every family, as its publisher ships it, is downloaded, exported and serves text over HTTP.</summary>
[Trait(Category.Name, Category.Slow)]
public sealed class PulledFamilyTests(HubService hub) : IClassFixture<HubService>
{
    private const string Text = "The plugs-out test began on the morning of January 27, 1967. The crew reported a foul odor in the suit loop, and the count was held.";

    [Theory]
    [InlineData("t5gemma", "t5gemma")]
    [InlineData("t5gemma-it", "t5gemma")]
    [InlineData("t5gemma2", "t5gemma2")]
    [InlineData("t5", "t5")]
    [InlineData("flan-t5", "t5")]
    [InlineData("mt5", "mt5")]
    [InlineData("bart", "bart")]
    public async Task Summarize_ModelPulledAtTheStart_IsAnswered(string family, string architecture)
    {
        var repository = TinyCheckpoint.Publish(hub.Hub, family);
        await using var service = hub.Service($"hf:{repository}@{HubService.Commit}");
        using var client = await service.StartAsync();

        var info = await (await client.GetAsync("/info")).JsonAsync();

        // Random weights like few tokens best, which may be no text; drawn ones are many.
        using var response = await client.SummarizeAsync(new { text = Text, max_tokens = 24, min_tokens = 8, temperature = 2, seed = 1 });
        var answer = await response.JsonAsync();

        Assert.True(response.IsSuccessStatusCode, answer.ToJsonString());
        Assert.Equal(($"tiny-{family}", architecture, "int8"), ((string?)info["model_id"], (string?)info["architecture"], (string?)info["model_dtype"]));
        Assert.Equal("apache-2.0", (string?)info["model_card"]!["licence"]);
        Assert.Contains("free_text", info["model_card"]!["modes"]!.AsArray().Select(mode => (string?)mode));
        Assert.False(string.IsNullOrWhiteSpace((string?)answer["summary"]));
        Assert.InRange((int)answer["usage"]!["output_tokens"]!, 8, 24);
    }
}
