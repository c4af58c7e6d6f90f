using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Docs;

/// <summary>The code of <c>docs/client.md</c> about files, health and plans, run against the service.</summary>
[Collection(RealModel.Name)]
public sealed class ServiceSnippets(RealService service)
{
    [Fact]
    public async Task File_Path_IsSummarized()
    {
        var (client, output, path) = (service.Client, new StringWriter(), Repository.Path("samples", "documents", "bridge.pdf"));

        #region file
        var response = await client.SummarizeFileAsync(path, new() { MaxTokens = 60 });

        await output.WriteLineAsync($"{response.Document!.Pages} pages: {response.Summary}");
        #endregion

        Assert.StartsWith("2 pages: ", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_ReadyService_IsHealthy()
    {
        var (client, output) = (service.Client, new StringWriter());

        #region health
        var health = await client.GetReadinessAsync();
        foreach (var check in health.Checks)
        {
            await output.WriteLineAsync($"{check.Name} is {check.Status}: {check.Detail}");
        }
        #endregion

        Assert.Contains("model is healthy: ", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_TwoModels_TellsWhichIsFaster()
    {
        var (client, output) = (service.Client, new StringWriter());

        #region plan
        var plan = await client.PlanAsync(new() { Models = ["t5gemma-9b-2b", "gemma-2-9b"], Device = "h100-sxm", InputTokens = 4096 });

        await output.WriteLineAsync($"{plan.Speedups[0].Model} is {plan.Speedups[0].E2e:0.0} times as fast as {plan.Speedups[0].Baseline}");
        #endregion

        Assert.StartsWith("t5gemma-9b-2b is ", output.ToString(), StringComparison.Ordinal);
    }
}
