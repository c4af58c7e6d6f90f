namespace Summarizer.Requests;

/// <summary>Collects what is wrong with the fields of one request.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> _messages = new(StringComparer.Ordinal);

    public void Add(string field, string message)
    {
        if (!_messages.TryGetValue(field, out var messages))
        {
            _messages.Add(field, messages = []);
        }

        messages.Add(message);
    }

    /// <exception cref="InvalidRequestException">Something was added.</exception>
    public void ThrowIfAny()
    {
        if (_messages.Count > 0)
        {
            throw new InvalidRequestException(_messages.ToDictionary(m => m.Key, m => m.Value.ToArray(), StringComparer.Ordinal));
        }
    }
}
