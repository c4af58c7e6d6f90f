namespace Summarizer.Engine.Requests;

/// <summary>What went wrong in the engine.</summary>
public enum EngineError
{
    /// <summary>A field of the request is out of range or not supported by this model.</summary>
    InvalidRequest,

    /// <summary>The input has more tokens than the model reads.</summary>
    InputTooLong,

    /// <summary>The queue is full, by requests or by tokens.</summary>
    Overloaded,

    /// <summary>The engine is shutting down.</summary>
    Draining,

    /// <summary>The graphs failed or produced NaN.</summary>
    InferenceFailed,
}

/// <summary>A request was refused or failed.</summary>
public sealed class EngineException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="error">Kind of failure.</param>
    /// <param name="message">What was wrong, the limit, the value and the next step.</param>
    /// <param name="innerException">Failure behind it.</param>
    public EngineException(EngineError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>Kind of failure.</summary>
    public EngineError Error { get; }

    /// <summary>The limit that was passed, if there is one.</summary>
    public long? Limit { get; init; }

    /// <summary>The value that was given, if there is one.</summary>
    public long? Actual { get; init; }

    /// <summary>When to try again, from measured throughput; set with <see cref="EngineError.Overloaded"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
