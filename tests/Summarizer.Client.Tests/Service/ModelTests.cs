using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Service;

[Collection(RealModel.Name)]
public sealed class ModelTests(RealService service)
{
    [Fact]
    public async Task GetInfo_AndListModels_TellOfTheSameModel()
    {
        var info = await service.Client.GetInfoAsync();
        var model = Assert.Single(await service.Client.ListModelsAsync());

        Assert.Equal((model.Id, model.MaxInputTokens, model.MaxOutputTokens), (info.ModelId, info.MaxInputTokens, info.MaxOutputTokens));
        Assert.Contains("summarize", info.Tasks);
        Assert.True(info.ModelParameters > 1_000_000);
        Assert.Equal(64, info.ModelSha.Length);
    }

    [Fact]
    public async Task Tokenize_Text_CountsAndListsTheSameTokens()
    {
        const string Text = "Lighthouses 🗼 shine.";
        var counted = await service.Client.TokenizeAsync(Text);
        var listed = await service.Client.TokenizeAsync(Text, includeTokens: true);

        Assert.Null(counted.Tokens);
        Assert.Equal(counted.Count, listed.Tokens!.Count);
        Assert.Equal((0, Text.EnumerateRunes().Count()), (listed.Tokens[0].Start, listed.Tokens[^1].Stop));
        Assert.Equal(0, (await service.Client.TokenizeAsync("")).Count);
    }

    [Fact]
    public async Task GetReadinessAndLiveness_ServedModel_AreHealthy()
    {
        Assert.True((await service.Client.GetReadinessAsync()).IsHealthy);
        Assert.True((await service.Client.GetLivenessAsync()).IsHealthy);
    }
}
