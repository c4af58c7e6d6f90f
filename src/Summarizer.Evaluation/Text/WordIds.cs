namespace Summarizer.Evaluation.Text;

/// <summary>Gives every distinct word of one row a number, so that n-grams compare as numbers. Sequences are comparable only when the same object made them.</summary>
internal sealed class WordIds
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <summary>The words of a text as numbers, in their order.</summary>
    public int[] Encode(string text)
    {
        List<int> ids = [];
        foreach (var word in Words.Of(text))
        {
            if (!_ids.TryGetValue(word, out var id))
            {
                id = _ids.Count;
                _ids.Add(word, id);
            }

            ids.Add(id);
        }

        return [.. ids];
    }
}
