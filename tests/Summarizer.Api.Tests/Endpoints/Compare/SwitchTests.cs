using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Compare;

public sealed class SwitchTests
{
    [Theory]
    [InlineData("Production", null, "http://127.0.0.1:0", 422)]
    [InlineData("Production", null, "http://0.0.0.0:0", 403)]
    [InlineData("Production", "true", "http://0.0.0.0:0", 422)]
    [InlineData("Production", "false", "http://127.0.0.1:0", 403)]
    [InlineData("Development", null, "http://0.0.0.0:0", 422)]
    [InlineData("Development", "false", "http://127.0.0.1:0", 403)]
    public async Task Compare_ByEnvironmentBindingAndSwitch_IsOnOrOff(string environment, string? enabled, string address, int status)
    {
        await using var service = new Service(new ScriptedEngine().Factory, settings: new() { ["Compare:Enabled"] = enabled }, address: address) { Environment = environment };
        using var client = await service.StartAsync();

        using var response = await client.PostTextAsync("/v1/compare", """{"runs": 1000}""");

        await response.ProblemAsync(status, status == 403 ? "comparison-disabled" : "validation");
        Assert.Equal(status != 403, (bool?)(await (await client.GetAsync("/info")).JsonAsync())["comparisons"]);
    }

    [Fact]
    public async Task Compare_LocalServiceWithKeys_IsOff()
    {
        var key = Summarizer.Keys.ApiKey.Create();
        Dictionary<string, string?> settings = new()
        {
            ["Security:Keys:0:Name"] = "me",
            ["Security:Keys:0:Hash"] = Summarizer.Keys.ApiKey.Hash(key),
            ["Security:Keys:0:Scopes:0"] = "compare",
        };
        await using var service = new Service(new ScriptedEngine().Factory, settings: settings) { Environment = "Production" };
        using var client = await service.StartAsync();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);

        using var response = await client.PostTextAsync("/v1/compare", """{"runs": 1000}""");

        await response.ProblemAsync(403, "comparison-disabled");
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
