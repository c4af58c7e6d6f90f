using Summarizer.Cli.Running;

namespace Summarizer.Cli.Tests.Running;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Process_WrongCommandLine_EndsWithTwo()
    {
        var result = await ChildProcess.RunAsync("info");

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
}
