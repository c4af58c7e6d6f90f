namespace Summarizer.Api.Startup;

/// <summary>
/// The service cannot start, and the person who starts it can mend that. The message says what is wrong, the value and the next step.
/// </summary>
public sealed class ServiceStartException : Exception
{
    internal ServiceStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
