namespace Summarizer.Cli.Running;

/// <summary>The command cannot do what was asked. The message says what was wrong, the limit, the value and the next step.</summary>
internal sealed class CommandException(string message, Exception? innerException = null) : Exception(message, innerException);
