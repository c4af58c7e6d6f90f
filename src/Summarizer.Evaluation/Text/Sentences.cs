using Summarizer.LongDocuments;

namespace Summarizer.Evaluation.Text;

/// <summary>The sentences that baselines are made of.</summary>
internal static class Sentences
{
    /// <summary>Sentences in their order, trimmed, none empty. A line break always ends one: the data files keep a paragraph, or a title, on a line.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var start = 0;
            foreach (var end in SentenceSplitter.Ends(line))
            {
                var sentence = line[start..end.Index].Trim();
                start = end.Index;
                if (sentence.Length > 0)
                {
                    yield return sentence;
                }
            }
        }
    }
}
