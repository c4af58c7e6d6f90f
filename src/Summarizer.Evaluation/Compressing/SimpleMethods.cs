using System.Numerics.Tensors;
using Summarizer.Compression;
using Summarizer.Embeddings;
using Summarizer.Relevance;

namespace Summarizer.Evaluation.Compressing;

/// <summary>
/// The simpler ways to choose sentences that the product is compared with. All have its sentences and its budget, and spend as much of it
/// as they can.
/// </summary>
/// <param name="model">Embedding model; null where there is none, and then no method may need one.</param>
/// <param name="counter">Counts in the target tokenizer.</param>
internal sealed class SimpleMethods(EmbeddingModel? model, TokenCounter counter)
{
    /// <summary>Makes a context.</summary>
    public async Task<string> ContextAsync(CompressionMethod method, QuestionCase question, int budget, CancellationToken cancellationToken)
    {
        var passages = question.Passages;
        if (method == CompressionMethod.None)
        {
            return string.Join("\n\n", passages.Select(p => p.Text));
        }

        var scores = await ScoresAsync(method, question, cancellationToken).ConfigureAwait(false);
        var order = Enumerable.Range(0, passages.Count).ToArray();
        var chosen = new ChosenContext(passages);
        foreach (var (passage, unit, score) in scores.OrderByDescending(s => s.Score))
        {
            var tokens = counter.Count(passages[passage][unit]);
            if (chosen.Tokens + tokens <= budget)
            {
                chosen.Keep(new(passage, unit, score, tokens));
            }
        }

        while (counter.Count(chosen.Join(order)) > budget)
        {
            chosen.DropWorst();
        }

        return chosen.Join(order);
    }

    private async Task<List<(int Passage, int Unit, double Score)>> ScoresAsync(
        CompressionMethod method, QuestionCase question, CancellationToken cancellationToken)
    {
        var passages = question.Passages;
        var units = passages.Index().SelectMany(p => p.Item.Units.Select((_, u) => (Passage: p.Index, Unit: u))).ToList();
        if (method == CompressionMethod.Lead)
        {
            return [.. units.Select(u => (u.Passage, u.Unit, -(double)u.Unit))];
        }

        var match = new LexicalMatch(RelevanceScorer.TermsOf(question.Question, passages), passages);
        var words = method is CompressionMethod.Vectors ? 0 : 1;
        var ofPassage = method is CompressionMethod.Bm25Passage or CompressionMethod.Hybrid ? 1 : 0;
        double[] scores = [.. units.Select((u, i) => words * (match.Units[i] + (ofPassage * match.Passages[u.Passage])))];
        if (method is CompressionMethod.Vectors or CompressionMethod.Hybrid)
        {
            var (vector, meanings) = await RelevanceScorer.ReadAsync(model!, question.Question, passages, cancellationToken)
                .ConfigureAwait(false);
            foreach (var (i, (passage, unit)) in units.Index())
            {
                scores[i] += TensorPrimitives.Dot(vector, meanings[passage].Units[unit])
                    + (ofPassage * TensorPrimitives.Dot(vector, meanings[passage].Whole));
            }
        }

        return [.. units.Select((u, i) => (u.Passage, u.Unit, scores[i]))];
    }
}
