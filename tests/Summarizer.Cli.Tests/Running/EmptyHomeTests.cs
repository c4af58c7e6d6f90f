using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Running;

/// <summary>ONNX Runtime's telemetry would leave an identifier of the machine and a database in the home folder.</summary>
public sealed class EmptyHomeTests(ModelFixtures models)
{
    // In a build pipeline ONNX Runtime keeps quiet by itself.
    private static readonly string[] Pipelines = ["CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "BUILDKITE", "TEAMCITY_VERSION"];

    [Fact]
    public async Task Export_EmptyHome_StaysEmpty()
    {
        using var output = new TemporaryFolder();

        await AssertHomeStaysEmptyAsync(
            "export", "--checkpoint", Repository.Fixture("t5gemma-balanced"), "--output", output["bundle"], "--precision", "int8");
    }

    [Fact]
    public Task Generate_EmptyHome_StaysEmpty() =>
        AssertHomeStaysEmptyAsync("generate", "--model", models.Golden("t5gemma-balanced"), "--input-ids", "5,6,7,8", "--max-tokens", "4");

    [Fact]
    public Task Summarize_EmptyHome_StaysEmpty() =>
        AssertHomeStaysEmptyAsync("summarize", Path.Combine(Repository.Root, "README.md"), "--truncate", "end", "--max-tokens", "8");

    [Fact]
    public Task Info_EmptyHome_StaysEmpty() => AssertHomeStaysEmptyAsync("info", "--model", models.Golden("t5gemma-balanced"));

    private static async Task AssertHomeStaysEmptyAsync(params string[] arguments)
    {
        using var home = new TemporaryFolder();
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = home.Root,
            ["USERPROFILE"] = home.Root,
            ["LOCALAPPDATA"] = home.Root,
            ["XDG_CACHE_HOME"] = "",
            ["ORT_DISABLE_TELEMETRY"] = "",
            ["ORT_TELEMETRY_DISABLED"] = "",
        };
        foreach (var pipeline in Pipelines)
        {
            environment[pipeline] = "";
        }

        using var process = ChildProcess.Start(environment, arguments);
        process.StandardInput.Close();
        var result = await ChildProcess.FinishAsync(process);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(home.Root, "*", SearchOption.AllDirectories));
    }
}
