namespace Summarizer.Export;

/// <summary>A checkpoint cannot be exported. The message names the file and, where there is one, the tensor.</summary>
public sealed class ExportException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ExportException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the failure behind it.</summary>
    public ExportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
