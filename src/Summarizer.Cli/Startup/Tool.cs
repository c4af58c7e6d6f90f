using System.CommandLine;
using System.CommandLine.Invocation;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Startup;

/// <summary>Runs one command line from its arguments to its exit code.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var result = CommandTree.Build(terminal).Parse(arguments);
        if (result.Action is ParseErrorAction || UnknownOption.In(result) is not null)
        {
            return Refuse(result, terminal);
        }

        try
        {
            return await result.InvokeAsync(Configuration(terminal), cancellationToken);
        }
        catch (ReportedException e)
        {
            return e.ExitCode;
        }
        catch (Exception e)
        {
            var failure = Failure.Of(e, cancellationToken.IsCancellationRequested);
            await terminal.Error.WriteLineAsync($"summarizer: {OptionNames.In(failure.Line, result.CommandResult.Command)}");
            if (failure.IsDefect)
            {
                await terminal.Error.WriteLineAsync(e.StackTrace);
            }

            return failure.ExitCode;
        }
    }

    // Exceptions and signals are handled here, in one place, rather than by the library's defaults.
    private static InvocationConfiguration Configuration(Terminal terminal) => new()
    {
        Output = terminal.Out,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static int Refuse(ParseResult result, Terminal terminal)
    {
        var command = result.CommandResult.Command;
        var path = command is RootCommand ? "summarizer" : $"summarizer {command.Name}";
        terminal.Error.WriteLine($"summarizer: {UsageText.Of(result)} See '{path} --help'.");
        return ExitCode.Usage;
    }
}
