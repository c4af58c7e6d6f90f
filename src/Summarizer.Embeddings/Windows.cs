namespace Summarizer.Embeddings;

/// <summary>
/// Cuts a text into windows that the model can read: whole sentences where they fit, and about equally long, since a short last window
/// would know little of the text.
/// </summary>
internal static class Windows
{
    /// <summary>Windows in order; none for a text without a token.</summary>
    /// <param name="sentences">Tokens of every sentence.</param>
    /// <param name="room">Most tokens of a window, without start and end.</param>
    public static IEnumerable<List<Part>> Of(int[][] sentences, int room)
    {
        var total = sentences.Sum(s => s.Length);
        var count = (total + room - 1) / room;
        var wanted = count == 0 ? room : (total + count - 1) / count;
        var window = new List<Part>();
        var used = 0;
        for (var sentence = 0; sentence < sentences.Length; sentence++)
        {
            for (var first = 0; first < sentences[sentence].Length;)
            {
                var left = sentences[sentence].Length - first;
                if (used >= wanted || (used > 0 && used + left > room))
                {
                    yield return window;
                    (window, used) = ([], 0);
                }

                var part = new Part(sentence, first, Math.Min(left, room - used));
                window.Add(part);
                used += part.Count;
                first += part.Count;
            }
        }

        if (used > 0)
        {
            yield return window;
        }
    }

    /// <summary>A stretch of a sentence.</summary>
    internal readonly record struct Part(int Sentence, int First, int Count);
}
