using System.Diagnostics;

namespace Summarizer.Deployment.Tests.Packaging;

/// <summary>The command line as a tool: packed, installed from the package alone, and run where nothing else of the repository is.</summary>
[Trait(Category.Name, Category.Slow)]
public sealed class ToolPackageTests : IDisposable
{
    private const string Sources = """<configuration><packageSources><clear /><add key="packed" value="packages" /></packageSources></configuration>""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tool_InstalledFromItsPackage_SummarizesWithTheModelInside()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tool's launcher has another name there.");
        await File.WriteAllTextAsync(_folder["nuget.config"], Sources, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder["bridge.txt"],
            "The council met on Monday to decide about the bridge. It voted nine to four to repair it before winter. The work costs two "
                + "million pounds. A ferry was ruled out, since it could carry no lorries. The bridge was built in 1911.",
            TestContext.Current.CancellationToken);

        await RunAsync(
            "dotnet", "pack", Repository.Path("src", "Summarizer.Cli"), "--configuration", "Debug", "--no-build", "--output", _folder["packages"]);
        await RunAsync(
            "dotnet", "tool", "install", "Summarizer.Cli", "--prerelease", "--tool-path", _folder["tool"], "--configfile", _folder["nuget.config"]);
        var summary = await RunAsync(Path.Combine(_folder["tool"], "summarizer"), "summarize", "bridge.txt", "--max-sentences", "1");

        Assert.Contains(summary.Trim(), await File.ReadAllTextAsync(_folder["bridge.txt"], TestContext.Current.CancellationToken));
        Assert.NotEmpty(summary.Trim());
        Assert.Empty(Directory.EnumerateDirectories(_folder["tool"], "android", SearchOption.AllDirectories));
    }

    // A package folder of its own, so that no package of an earlier run is taken.
    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = _folder.Root };
        if (arguments[0] == "tool")
        {
            start.Environment["NUGET_PACKAGES"] = _folder["cache"];
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}");
        return output;
    }
}
