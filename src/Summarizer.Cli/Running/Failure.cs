using Summarizer.Api.Startup;
using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Evaluation.Data;
using Summarizer.Export;
using Summarizer.Hub.Repositories;
using Summarizer.Requests;
using Summarizer.Tokenization.Model;

namespace Summarizer.Cli.Running;

/// <summary>The one line on standard error, and the exit code, that an exception becomes.</summary>
/// <param name="ExitCode">See <see cref="Running.ExitCode"/>.</param>
/// <param name="Line">Text for a person, without a line break.</param>
/// <param name="IsDefect">True when the failure was not foreseen: then its stack trace helps whoever mends it.</param>
internal sealed record Failure(int ExitCode, string Line, bool IsDefect)
{
    /// <summary>Finds the line and the code.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="cancelled">Whether the person had asked to stop.</param>
    public static Failure Of(Exception error, bool cancelled) => error switch
    {
        OperationCanceledException when cancelled => new(Running.ExitCode.Cancelled, "cancelled", IsDefect: false),
        UsageException => new(Running.ExitCode.Usage, OneLine(error.Message), IsDefect: false),
        CommandException or ServiceStartException or BundleException or ExportException or HubException or EngineException
            or TokenizerException or EvaluationDataException or InvalidRequestException or IOException or UnauthorizedAccessException =>
                new(Running.ExitCode.Failed, OneLine(error.Message), IsDefect: false),
        _ => new(Running.ExitCode.Failed, OneLine($"unexpected {error.GetType().Name}: {error.Message}"), IsDefect: true),
    };

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
