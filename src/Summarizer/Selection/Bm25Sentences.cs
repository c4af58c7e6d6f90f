using Summarizer.Grounding;

namespace Summarizer.Selection;

/// <summary>Scores of the sentences of several documents for one question, with the word statistics of all of them.</summary>
internal sealed class Bm25Sentences
{
    private readonly List<double[]> _scores = [];

    public Bm25Sentences(IEnumerable<QuotableText> documents, string query)
    {
        var all = documents.ToList();
        var scores = new Bm25Index([.. all.SelectMany(d => Enumerable.Range(0, d.Spans.Count).Select(s => d[s]))]).Score(query);
        var first = 0;
        foreach (var document in all)
        {
            _scores.Add(scores[first..(first + document.Spans.Count)]);
            first += document.Spans.Count;
        }
    }

    /// <summary>Per sentence of one document.</summary>
    public double[] this[int document] => _scores[document];
}
