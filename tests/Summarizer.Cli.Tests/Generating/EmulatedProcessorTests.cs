using System.Text.Json;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Generating;

/// <summary>The same int8 model on this processor and on an emulated one without VNNI.</summary>
[Trait(Category.Name, Category.Emulator)]
[Trait(Category.Name, Category.Slow)]
public sealed class EmulatedProcessorTests
{
    private static readonly string[] Generate =
    [
        "generate", "--model", Repository.Model, "--input-ids", "310,822,1407,96,2051,5,733,4100,12,981", "--max-tokens", "16", "--min-tokens", "16", "--json",
    ];

    [Fact]
    public async Task Generate_PocketModel_WritesTheSameIdsOnBothProcessors()
    {
        Assert.SkipUnless(EmulatedProcessor.ShallRun, Programs.HowToInstall);
        var emulated = await RunAsync(Generate);
        var native = (await CommandLine.RunAsync(Generate)).Json;

        Assert.Equal(Ids(native), Ids(emulated));
        Assert.Equal(16, Ids(emulated).Length);
    }

    [Fact]
    public async Task Info_PocketModel_SaysThatUnsignedWeightsAreUsed()
    {
        Assert.SkipUnless(EmulatedProcessor.ShallRun, Programs.HowToInstall);

        var info = await RunAsync(["info", "--model", Repository.Model, "--json"]);

        Assert.Contains("\"u8u8\"", info.GetRawText(), StringComparison.Ordinal);
    }

    private static int[] Ids(JsonElement json) => [.. json.GetProperty("output_ids").EnumerateArray().Select(id => id.GetInt32())];

    private static async Task<JsonElement> RunAsync(string[] arguments)
    {
        var (code, output, error) = await EmulatedProcessor.RunAsync(
            Path.Combine(AppContext.BaseDirectory, "Summarizer.Cli.dll"), arguments, TestContext.Current.CancellationToken);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }
}
