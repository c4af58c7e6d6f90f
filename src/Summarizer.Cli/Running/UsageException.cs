namespace Summarizer.Cli.Running;

/// <summary>The command line is wrong in a way that only running the command could show.</summary>
internal sealed class UsageException(string message) : Exception(message);
