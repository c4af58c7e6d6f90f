using System.Diagnostics;
using Summarizer.Cli.Running;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Completing;

public sealed class CompletionCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("summarizer sum", "summarize")]
    [InlineData("summarizer summarize --len", "--length")]
    [InlineData("summarizer summarize --length ", "medium")]
    public async Task Suggest_UnfinishedLine_OffersWhatFits(string line, string expected)
    {
        var result = await CommandLine.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Out.Split('\n'));
    }

    [Fact]
    public async Task Completion_Bash_CompletesInARealShell()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "bash is not installed");
        var script = (await CommandLine.RunAsync("completion", "bash")).Out;
        var tool = Path.Combine(AppContext.BaseDirectory, "Summarizer.Cli.dll");
        File.WriteAllText(_folder["script"], script + "COMP_LINE='summarizer summarize --leng'; COMP_POINT=${#COMP_LINE}; _summarizer; printf '%s\\n' \"${COMPREPLY[@]}\"\n");
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", $"summarizer() {{ dotnet exec '{tool}' \"$@\"; }}; source '{_folder["script"]}'"]) { RedirectStandardOutput = true })!;
        var found = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["--length", "--length-penalty"], found.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("zsh", "compdef _summarizer summarizer")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName summarizer")]
    public async Task Completion_OtherShells_RegisterTheTool(string shell, string line) =>
        Assert.Contains(line, (await CommandLine.RunAsync("completion", shell)).Out, StringComparison.Ordinal);

    [Fact]
    public async Task Completion_UnknownShell_NamesTheKnownOnes()
    {
        var result = await CommandLine.RunAsync("completion", "tcsh");

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("SHELL must be one of bash, zsh, pwsh; it is 'tcsh'", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
