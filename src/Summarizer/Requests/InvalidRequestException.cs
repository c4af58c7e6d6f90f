namespace Summarizer.Requests;

/// <summary>Fields of a request are out of range. Fields carry their wire names (<c>max_tokens</c>).</summary>
public sealed class InvalidRequestException : Exception
{
    /// <summary>Creates the exception from what is wrong with each field.</summary>
    /// <param name="errors">Messages by field; each says the limit and the value.</param>
    public InvalidRequestException(IReadOnlyDictionary<string, string[]> errors)
        : base(string.Join(' ', errors.SelectMany(e => e.Value))) => Errors = errors;

    /// <summary>Messages by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; }
}
