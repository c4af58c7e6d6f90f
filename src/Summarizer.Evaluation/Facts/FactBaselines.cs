using Summarizer.Benchmarking.Statistics;
using Summarizer.TextModel;

namespace Summarizer.Evaluation.Facts;

/// <summary>Simple ways to fill the same number of words with sentences of a document.</summary>
internal sealed class FactBaselines(FactDocument document, int words)
{
    private readonly string[] _sentences = Sentences(document.Text);

    /// <summary>The first sentences.</summary>
    public string Lead() => Fill(Enumerable.Range(0, _sentences.Length));

    /// <summary>Sentences drawn at random.</summary>
    public string Random(ulong seed)
    {
        var random = new SplitMix64(seed);
        return Fill(Enumerable.Range(0, _sentences.Length).Select(i => (Key: random.Next(), Index: i)).OrderBy(s => s.Key).Select(s => s.Index));
    }

    /// <summary>About the most that sentences can tell: always the one with the most facts per word that are still missing.</summary>
    public string Oracle() => Fill(Enumerable.Range(0, _sentences.Length)
        .OrderByDescending(i => document.Facts.Count(fact => fact.StandsIn(_sentences[i])) / (double)Count(_sentences[i]))
        .TakeWhile(i => document.Facts.Any(fact => fact.StandsIn(_sentences[i]))));

    private static string[] Sentences(string text)
    {
        var structured = TextAnalyzer.Analyze(text);
        return [.. structured.Sentences.Where(s => s.IsProse).Select(s => structured[s])];
    }

    private string Fill(IEnumerable<int> order)
    {
        var (kept, used) = (new List<int>(), 0);
        foreach (var sentence in order)
        {
            if (used + Count(_sentences[sentence]) <= words)
            {
                kept.Add(sentence);
                used += Count(_sentences[sentence]);
            }
        }

        return string.Join(' ', kept.Order().Select(i => _sentences[i]));
    }

    private static int Count(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
