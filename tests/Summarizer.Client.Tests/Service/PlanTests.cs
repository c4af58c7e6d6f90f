using Summarizer.Client.Problems;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Service;

[Collection(RealModel.Name)]
public sealed class PlanTests(RealService service)
{
    [Fact]
    public async Task Plan_TwoModels_ComparesThemOnTheDevice()
    {
        var plan = await service.Client.PlanAsync(new()
        {
            Models = ["t5gemma-9b-2b", "gemma-2-9b"],
            Device = "a board of mine",
            MemoryGib = 80.5,
            BandwidthGbS = 3000,
            Tflops = 900,
            InputTokens = 4096,
        });

        Assert.Equal(["t5gemma-9b-2b", "gemma-2-9b"], plan.Models.Select(m => m.Model));
        Assert.Equal(("a board of mine", 80.5), (plan.Device.Name, plan.Device.MemoryGib));
        Assert.Equal((4096, 256), (plan.Settings.InputTokens, plan.Settings.OutputTokens));
        Assert.True(Assert.Single(plan.Speedups).Tpot > 1);
        Assert.Contains(plan.KnownDevices, d => d.Name == "l4");
    }

    [Fact]
    public async Task Plan_Nothing_HasDefaults() => Assert.NotEmpty((await service.Client.PlanAsync(new())).Models);

    [Fact]
    public async Task Plan_UnknownModel_IsNamed()
    {
        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(() => service.Client.PlanAsync(new() { Models = ["no-such-model"] }));

        Assert.Equal("models", Assert.Single(thrown.Problem.Errors!).Key);
    }
}
