namespace Summarizer.Evaluation.Data;

/// <summary>A data or result file cannot be used. The message names the file, the line where there is one, what was wrong and what is wanted.</summary>
public sealed class EvaluationDataException : Exception
{
    /// <summary>Creates the exception with a message for the person who chose the file.</summary>
    public EvaluationDataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the failure behind it.</summary>
    public EvaluationDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
