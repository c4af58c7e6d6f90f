using System.Diagnostics;
using Summarizer.Cli.Tests.Fixtures;

namespace Summarizer.Cli.Tests.Running;

/// <summary>The tool as a process of its own, as a person starts it.</summary>
internal static class ChildProcess
{
    public static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        // A shell's background jobs, and so everything below them, ignore SIGINT; a person's terminal does not.
        string[] prefix = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(
            prefix[0], [.. prefix[1..], "exec", Path.Combine(AppContext.BaseDirectory, "Summarizer.Cli.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }

    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var process = Start(environment: [], arguments);
        process.StandardInput.Close();
        return await FinishAsync(process);
    }

    public static async Task<CommandResult> FinishAsync(Process process)
    {
        var token = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(token);
        var error = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return new CommandResult(process.ExitCode, await output, await error);
    }
}
