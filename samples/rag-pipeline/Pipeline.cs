using Summarizer.Client;
using Summarizer.Client.Compression;

namespace RagPipeline;

/// <summary>
/// From a question to an answer that stands in the collection, or to "cannot answer": candidates by words and by meaning, fused, reranked,
/// near-duplicates out, compressed to a budget, answered
/// from the evidence alone. When the evidence holds no answer, the search is made once more in other words before it gives up.
/// </summary>
internal sealed class Pipeline(SummarizerClient client, IReadOnlyList<Passage> passages, Candidates candidates)
{
    private const int Found = 10;
    private const int Reranked = 5;
    private const int Selected = 3;
    private const int Budget = 120;

    public static async Task<Pipeline> CreateAsync(SummarizerClient client, IReadOnlyList<Passage> passages) =>
        new(client, passages, new Candidates(new WordIndex(passages), await VectorIndex.CreateAsync(client, passages)));

    public async Task<Outcome> AskAsync(string question)
    {
        var found = await candidates.FindAsync(question, Found);
        var first = await AnswerAsync(question, found, attempts: 1);
        if (first.Answer is not null)
        {
            return first;
        }

        var rewritten = Rewriting.Of(question, [.. found.Take(Selected).Select(p => passages[p])]);
        return await AnswerAsync(question, await candidates.FindAsync(rewritten, Found), attempts: 2);
    }

    private async Task<Outcome> AnswerAsync(string question, IReadOnlyList<int> found, int attempts)
    {
        // The second stage reads every passage with the question; the first only knew their words and vectors.
        var ranking = await client.RerankAsync(
            new() { Query = question, Documents = [.. found.Select(p => new CompressDocument(passages[p].Text))], TopN = Reranked });
        var best = ranking.Results.Select(r => passages[found[r.Index]]).ToList();
        var response = await client.CompressAsync(new()
        {
            Query = question,
            Documents = [.. best.Select(p => new CompressDocument(p.Text) { Id = p.Name })],
            Select = SelectionMethod.Smmr,
            TopK = Selected,
            TargetTokens = Budget,
            TargetTokenizer = TargetTokenizer.O200kBase,
            Abstain = Abstention.Drop,
            Output = CompressionOutput.Answer,
        });
        return new(question, response.Answer, [.. response.Sources?.Select(s => best[s.Index].Name) ?? []], response, attempts);
    }
}

/// <summary>What became of a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">Sentences of the collection; null when it cannot be answered.</param>
/// <param name="Sources">Passages that they stand in.</param>
/// <param name="Compression">The evidence.</param>
/// <param name="Attempts">Searches that were made.</param>
internal sealed record Outcome(string Question, string? Answer, IReadOnlyList<string> Sources, CompressResponse Compression, int Attempts);
