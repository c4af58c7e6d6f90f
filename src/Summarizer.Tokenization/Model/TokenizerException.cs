namespace Summarizer.Tokenization.Model;

/// <summary>A tokenizer file is damaged or not supported. The message names the file, what is wrong and the next step.</summary>
public sealed class TokenizerException : Exception
{
    /// <summary>Creates the exception.</summary>
    public TokenizerException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the failure behind it.</summary>
    public TokenizerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
