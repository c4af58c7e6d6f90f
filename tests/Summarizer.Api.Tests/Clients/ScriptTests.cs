using System.Diagnostics;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Clients;

/// <summary>Clients from npm, each with the script in tests/clients/scripts that uses it as its users do.</summary>
[Collection(RealModel.Name)]
[Trait(Category.Name, Category.Node)]
public sealed class ScriptTests(RealService service)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "clients");
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public static TheoryData<string> Scripts => [.. Directory.EnumerateFiles(Path.Combine(Folder, "scripts"), "*.mjs").Select(f => Path.GetFileName(f)).Order()];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_OfAClient_Succeeds(string script)
    {
        var isComplete = Programs.Find(Programs.Node) is not null && Directory.Exists(Path.Combine(Folder, "node_modules"));
        Assert.SkipWhen(!isComplete && Environment.GetEnvironmentVariable("NPM_CLIENTS") != "required", "Node or its packages are missing; install Node 20 and run 'npm ci' in tests/clients.");
        var start = new ProcessStartInfo(Programs.Require(Programs.Node), [Path.Combine(Folder, "scripts", script)])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Folder,
        };
        start.Environment["SUMMARIZER_URL"] = service.Client.BaseAddress!.ToString().TrimEnd('/');
        start.Environment["SUMMARIZER_WRITES"] = "true";
        using var process = Process.Start(start)!;
        using var end = new CancellationTokenSource(Longest);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(end.Token), process.StandardError.ReadToEndAsync(end.Token));
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{script} did not end in {Longest.TotalMinutes} minutes.");
        }

        Assert.True(process.ExitCode == 0, await output + await error);
    }
}
