using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Evaluation.Facts;

/// <summary>Measures what summaries tell of documents whose facts are spread over their whole length, against the first sentences, sentences at random and a greedy oracle of the same length.</summary>
/// <param name="summarizer">Makes the summaries.</param>
public sealed class FactBench(DocumentSummarizer summarizer)
{
    private const int Draws = 20;
    private const int Parts = 4;

    /// <summary>Summarizes every document, one after another.</summary>
    /// <param name="documents">What to summarize.</param>
    /// <param name="share">Words of a summary per word of the document, above 0 to 1.</param>
    /// <param name="cancellationToken">Stops between documents.</param>
    public async Task<IReadOnlyList<FactScore>> RunAsync(IReadOnlyList<FactDocument> documents, double share, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var scores = new List<FactScore>();
        foreach (var document in documents)
        {
            var words = Math.Max(1, (int)(share * document.Words));
            var result = await summarizer.SummarizeAsync(new() { Text = document.Text, MaxWords = words }, cancellationToken)
                .ConfigureAwait(false);
            scores.Add(Score(document, words, result));
        }

        return scores;
    }

    private static FactScore Score(FactDocument document, int words, SummarizeResult result)
    {
        var baselines = new FactBaselines(document, words);
        var lead = baselines.Lead();
        var quarters = document.Facts.Select(fact => Math.Min(Parts - 1, Parts * fact.Offset / document.Text.Length)).ToList();
        return new(
            document,
            words,
            result.Summary,
            lead,
            Recall(document, result.Summary),
            Recall(document, lead),
            Enumerable.Range(0, Draws).Average(seed => Recall(document, baselines.Random((ulong)seed))),
            Recall(document, baselines.Oracle()),
            [.. Enumerable.Range(0, Parts).Select(part => document.Facts.Where((fact, i) => quarters[i] == part && fact.StandsIn(result.Summary)).Count())],
            [.. Enumerable.Range(0, Parts).Select(part => quarters.Count(q => q == part))],
            result.Contexts.Any(context => context.Offset >= document.Text.Length / 2));
    }

    private static double Recall(FactDocument document, string summary) => document.Facts.Average(fact => fact.StandsIn(summary) ? 1.0 : 0.0);
}
