namespace Summarizer.Compression;

/// <summary>
/// The kept texts of one request and the tokens that they may take. Whatever is kept, the joined context never has more tokens than the
/// budget:
/// every text is counted in its place in the context before it is accepted.
/// </summary>
internal sealed class Budget(TokenCounter counter, int limit)
{
    private const string Separator = "\n\n";

    private readonly SortedDictionary<int, string> _kept = [];

    /// <summary>Tokens allowed.</summary>
    public int Limit => limit;

    /// <summary>Tokens of the context so far.</summary>
    public int Used { get; private set; }

    /// <summary>Kept texts in order.</summary>
    public string Context => string.Join(Separator, _kept.Values);

    /// <summary>Keeps a text if the whole context still fits.</summary>
    /// <param name="place">Place in the context.</param>
    /// <param name="text">Text.</param>
    public bool TryKeep(int place, string text)
    {
        _kept[place] = text;
        var used = counter.Count(Context);
        if (used > limit)
        {
            _kept.Remove(place);
            return false;
        }

        Used = used;
        return true;
    }
}
