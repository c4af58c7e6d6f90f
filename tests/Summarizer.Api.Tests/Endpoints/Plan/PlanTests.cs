using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Plan;

[Collection(RealModel.Name)]
public sealed class PlanTests(RealService service)
{
    [Fact]
    public async Task Plan_WithoutParameters_ComparesTheTwoShapes()
    {
        var plan = await (await service.Client.GetAsync("/v1/plan")).JsonAsync();

        Assert.Equal("plan", (string?)plan["object"]);
        Assert.Equal(["t5gemma-9b-2b", "gemma-2-9b"], plan["models"]!.AsArray().Select(m => (string?)m!["model"]));
        Assert.True((double)plan["speedups"]![0]!["tpot"]! > 2);
        Assert.Equal("pocket", (string?)plan["known_models"]![0]);
        Assert.Contains("h100-sxm", plan["known_devices"]!.AsArray().Select(d => (string?)d!["name"]));
    }

    [Fact]
    public async Task Plan_TheServedModel_OnADeviceOfTheCallers_UsesItsNumbers()
    {
        var plan = await (await service.Client.GetAsync("/v1/plan?models=pocket&device=mine&memory_gib=1&bandwidth_gb_s=10&tflops=0.1&weight_bits=8&batch=2&input_tokens=512&output_tokens=128")).JsonAsync();

        Assert.Equal(13_248_000, (long)plan["models"]![0]!["parameters"]!);
        Assert.Equal(13_248_000, (long)plan["models"]![0]!["weight_bytes"]!);
        Assert.Equal(("mine", 10d, "given"), ((string?)plan["device"]!["name"], (double)plan["device"]!["bandwidth_gb_s"]!, (string?)plan["device"]!["source"]));
        Assert.Equal(2, (int)plan["settings"]!["batch"]!);
    }

    [Theory]
    [InlineData("models=gpt", "models")]
    [InlineData("models=,", "models")]
    [InlineData("models=a,b,c,d,e,f,g,h,i", "models")]
    [InlineData("device=abacus", "device")]
    [InlineData("input_tokens=0&output_tokens=x&batch=-1&weight_bits=64&tflops=NaN", "batch input_tokens output_tokens tflops weight_bits")]
    public async Task Plan_WrongParameters_Are422AndNamed(string query, string fields)
    {
        using var response = await service.Client.GetAsync("/v1/plan?" + query);

        var problem = await response.ProblemAsync(422, "validation");
        Assert.Equal(fields, string.Join(' ', problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal)));
    }
}
