namespace Summarizer.Documents.Reading;

/// <summary>Why a file was not read.</summary>
public enum DocumentError
{
    /// <summary>It is not what it says it is, or is damaged.</summary>
    Malformed,

    /// <summary>It wants a password.</summary>
    Encrypted,

    /// <summary>It holds no text: a scan, for example.</summary>
    NoText,

    /// <summary>It is over a limit of size, pages, parts, time or memory.</summary>
    TooLarge,

    /// <summary>Too many files are being read.</summary>
    Busy,
}

/// <summary>A file could not be read. The message says what was wrong, the limit, the value and the next step, and never quotes the file.</summary>
/// <param name="error">Kind of failure.</param>
/// <param name="message">For people.</param>
/// <param name="innerException">Failure behind it.</param>
public sealed class DocumentException(DocumentError error, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Kind of failure.</summary>
    public DocumentError Error => error;

    /// <summary>The limit that was passed, if there is one.</summary>
    public long? Limit { get; init; }

    /// <summary>The value that was found, if it is known.</summary>
    public long? Actual { get; init; }
}
