using System.Text;
using System.Text.Json;
using Summarizer.Cli.Output;
using Summarizer.Cli.Startup;

namespace Summarizer.Cli.Tests.Fixtures;

/// <summary>What one run of the tool gave.</summary>
internal sealed record CommandResult(int ExitCode, string Out, string Error)
{
    /// <summary>Standard output as one JSON value; fails when anything else stands there.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
            return JsonDocument.Parse(Out).RootElement;
        }
    }
}

/// <summary>Runs the real commands in this process, with their streams captured.</summary>
internal static class CommandLine
{
    public static Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(arguments, input: "");

    public static async Task<CommandResult> RunAsync(
        string[] arguments, string input, string? currentDirectory = null, CancellationToken? cancellationToken = null, Func<string, string?>? variable = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal
        {
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            InputIsTerminal = input.Length == 0,
            CurrentDirectory = currentDirectory ?? Repository.Root,
            Variable = variable ?? Environment.GetEnvironmentVariable,
        };
        var code = await Tool.RunAsync(arguments, terminal, cancellationToken ?? TestContext.Current.CancellationToken);
        return new CommandResult(code, output.ToString(), error.ToString());
    }
}
