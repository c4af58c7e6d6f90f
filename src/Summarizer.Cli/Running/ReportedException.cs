namespace Summarizer.Cli.Running;

/// <summary>The command failed, and whatever did the work has told the person why already.</summary>
internal sealed class ReportedException(int exitCode) : Exception
{
    public int ExitCode { get; } = exitCode;
}
