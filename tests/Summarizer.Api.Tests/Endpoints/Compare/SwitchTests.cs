using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Compare;

public sealed class SwitchTests
{
    [Theory]
    [InlineData("Production", null, 403)]
    [InlineData("Production", "true", 422)]
    [InlineData("Development", null, 422)]
    [InlineData("Development", "false", 403)]
    public async Task Compare_ByEnvironmentAndSwitch_IsOnOrOff(string environment, string? enabled, int status)
    {
        await using var service = new Service(new ScriptedEngine().Factory, settings: new() { ["Compare:Enabled"] = enabled }) { Environment = environment };
        using var client = await service.StartAsync();

        using var response = await client.PostTextAsync("/v1/compare", """{"runs": 1000}""");

        await response.ProblemAsync(status, status == 403 ? "comparison-disabled" : "validation");
    }

    [Fact]
    public async Task Plan_ForThisMachine_WhereNothingIsMeasured_Is403()
    {
        await using var service = new Service(new ScriptedEngine().Factory, settings: new() { ["Compare:Enabled"] = "false" });
        using var client = await service.StartAsync();

        using var response = await client.GetAsync("/v1/plan?device=this-machine");

        await response.ProblemAsync(403, "comparison-disabled");
    }
}
