using System.Numerics.Tensors;
using Summarizer.Embeddings;
using Summarizer.TextModel;

namespace Summarizer.Relevance;

/// <summary>Scores passages and their units for a question: by the network where there are vectors, else by their words.</summary>
/// <param name="model">Embedding model; null for none.</param>
/// <param name="network">Trained scorer.</param>
internal sealed class RelevanceScorer(EmbeddingModel? model, RelevanceNetwork network)
{
    // Texts that have nothing to do with each other reach cosines up to about this.
    private const double Unrelated = 0.2;

    /// <summary>Numbers that tell whether a passage answers.</summary>
    public const int EvidenceWidth = 8;

    /// <summary>Whether vectors are used for passages in this language.</summary>
    /// <param name="language">BCP 47 primary subtag; "und" is taken for English.</param>
    public bool Knows(string language) => model is not null && language is "en" or "und";

    /// <summary>Scores passages.</summary>
    /// <param name="question">The question.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="cancellationToken">Stops the reading of vectors.</param>
    public async Task<RelevanceScores> ScoreAsync(string question, IReadOnlyList<ReadPassage> passages, CancellationToken cancellationToken)
    {
        var match = new LexicalMatch(TermsOf(question, passages), passages);
        if (model is null || !Knows(LanguageOf(passages)))
        {
            return ByWords(passages, match);
        }

        var (vector, meanings) = await ReadAsync(model, question, passages, cancellationToken).ConfigureAwait(false);
        if (!network.BelongsTo(model))
        {
            return ByWordsAndVectors(vector, passages, meanings, match);
        }

        var rows = FeatureTable.Build(question, vector, passages, meanings, match);
        double[] odds = [.. rows.Select(r => (double)network.LogOdds(r))];
        var units = new List<double[]>();
        var answers = new List<double>();
        var first = 0;
        for (var p = 0; p < passages.Count; p++)
        {
            var own = odds.AsSpan(first, passages[p].Units.Count).ToArray();
            units.Add([.. own.Select(Sigmoid)]);
            answers.Add(own.Length == 0 ? 0 : 1 - network.NoAnswer(Evidence(own, rows.AsSpan(first, own.Length))));
            first += own.Length;
        }

        return new(units, answers, meanings);
    }

    /// <summary>Vectors of a question and of passages.</summary>
    public static async Task<(float[] Question, IReadOnlyList<PassageMeaning> Passages)> ReadAsync(
        EmbeddingModel model, string question, IReadOnlyList<ReadPassage> passages, CancellationToken cancellationToken)
    {
        var vector = await model.EmbedAsync(question, cancellationToken).ConfigureAwait(false);
        return (vector, await Task.WhenAll(passages.Select(p => PassageMeaning.ReadAsync(model, p, cancellationToken))).ConfigureAwait(false));
    }

    /// <summary>Terms of a question in the language of its passages.</summary>
    public static string[] TermsOf(string question, IReadOnlyList<ReadPassage> passages) =>
        [.. TextWords.TermsOf(question, LanguageOf(passages))];

    /// <summary>The language of most passages, weighed by their length.</summary>
    public static string LanguageOf(IReadOnlyList<ReadPassage> passages) => passages
        .GroupBy(p => p.Structure.Language, StringComparer.Ordinal)
        .OrderByDescending(g => g.Sum(p => p.Text.Length))
        .Select(g => g.Key)
        .FirstOrDefault("und");

    /// <summary>What a passage's units and words say about whether it answers.</summary>
    /// <param name="odds">Log odds of its units.</param>
    /// <param name="rows">Their features.</param>
    public static float[] Evidence(double[] odds, ReadOnlySpan<float[]> rows)
    {
        double[] sorted = [.. odds.OrderDescending()];
        var (coverage, cosine) = (0f, -1f);
        foreach (var row in rows)
        {
            (coverage, cosine) = (Math.Max(coverage, row[1]), Math.Max(cosine, row[4]));
        }

        var all = sorted.Sum(Sigmoid);
        return
        [
            (float)sorted[0], (float)sorted[Math.Min(1, sorted.Length - 1)], (float)Math.Log(all + 1e-4),
            coverage, rows[0][3], cosine, rows[0][6], (float)Math.Log(sorted.Length),
        ];
    }

    // A model that the network was not trained with: equal shares of words and cosines, of the unit and of its passage.
    private static RelevanceScores ByWordsAndVectors(
        float[] question, IReadOnlyList<ReadPassage> passages, IReadOnlyList<PassageMeaning> meanings, LexicalMatch match)
    {
        var words = ByWords(passages, match);
        double Near(float[] vector) => Math.Max(0, (TensorPrimitives.Dot(vector, question) - Unrelated) / (1 - Unrelated));
        return new(
            [.. words.Units.Select(
                (own, p) => own.Select((w, u) => (w + ((Near(meanings[p].Units[u]) + Near(meanings[p].Whole)) / 2)) / 2).ToArray())],
            [.. words.Passages.Select((w, p) => (w + Near(meanings[p].Whole)) / 2)],
            meanings);
    }

    private static double Sigmoid(double odds) => 1 / (1 + Math.Exp(-odds));

    // Equal shares of the unit's words and of its passage's; how much of the question the best unit covers stands for the probability.
    private static RelevanceScores ByWords(IReadOnlyList<ReadPassage> passages, LexicalMatch match)
    {
        var units = new List<double[]>();
        var answers = new List<double>();
        var first = 0;
        for (var p = 0; p < passages.Count; p++)
        {
            var count = passages[p].Units.Count;
            var (from, passage) = (first, match.Passages[p]);
            units.Add([.. Enumerable.Range(first, count).Select(i => match.Units[i] > 0 ? (match.Units[i] + passage) / 2 : passage / 8)]);
            answers.Add(
                Math.Clamp(
                    0.5 * (match.PassageCoverage[p] + match.UnitCoverage.AsSpan(from, count).ToArray().DefaultIfEmpty().Max()), 0, 1));
            first += count;
        }

        return new(units, answers, null);
    }
}
