namespace Summarizer.Cli.Running;

/// <summary>What the process tells its caller. Documented in docs/cli.md.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The command line was right, but the work could not be done.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A batch is done, but for documents that could not be read or summarized.</summary>
    public const int Incomplete = 3;

    /// <summary>Stopped by Ctrl-C or SIGTERM: 128 + SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
