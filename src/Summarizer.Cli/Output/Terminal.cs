using System.Text;
using Spectre.Console;

namespace Summarizer.Cli.Output;

/// <summary>The streams of one run, and whether a person is looking at them.</summary>
internal sealed class Terminal
{
    /// <summary>Results. Nothing else is ever written here.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, diagnostics and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Whether standard input is a terminal rather than a file or a pipe.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal rather than a file or a pipe.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal rather than a file or a pipe.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Where relative searches begin.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Value of an environment variable; null when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Clock of every measurement.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static Terminal OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal
        {
            Out = Console.Out,
            Error = Console.Error,
            OpenInput = Console.OpenStandardInput,
            InputIsTerminal = !Console.IsInputRedirected,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            CurrentDirectory = Environment.CurrentDirectory,
        };
    }

    /// <summary>A drawing surface over one of the two writers; only for one that is a terminal.</summary>
    public static IAnsiConsole Canvas(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
