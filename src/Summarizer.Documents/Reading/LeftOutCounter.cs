namespace Summarizer.Documents.Reading;

/// <summary>Counts what a document holds and its text does not.</summary>
internal sealed class LeftOutCounter
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts by kind.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Counts some more of a kind.</summary>
    public void Add(string kind, int count = 1)
    {
        if (count > 0)
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + count;
        }
    }
}
