using Summarizer.Cli.Running;

namespace Summarizer.Cli.Tests.Running;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Process_WrongCommandLine_EndsWithTwo()
    {
        var result = await ChildProcess.RunAsync("generate");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.StartsWith("summarizer: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_MissingBundle_EndsWithOne()
    {
        var result = await ChildProcess.RunAsync("info", "--model", "no-such-bundle");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("no-such-bundle", result.Error, StringComparison.Ordinal);
        Assert.Contains("manifest.json", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_SummarizeWithTheShippedModel_WritesASummary()
    {
        using var process = ChildProcess.Start(environment: [], "summarize", "-", "--max-tokens", "16");
        await process.StandardInput.WriteAsync(
            "The council met on Monday. It agreed to mend the old bridge before winter, and to pay for it from the reserve.");
        process.StandardInput.Close();

        var result = await ChildProcess.FinishAsync(process);

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"\w+ \w+", result.Out);
        Assert.StartsWith("pocket: ", result.Error, StringComparison.Ordinal);
    }
}
