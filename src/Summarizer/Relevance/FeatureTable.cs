using System.Numerics.Tensors;

namespace Summarizer.Relevance;

/// <summary>
/// What the network is told of every unit of a request: words shared with the question, cosines of vectors, the same of its neighbours, its
/// place, length and look, and what kind of question it is.
/// </summary>
internal static class FeatureTable
{
    /// <summary>Numbers per unit.</summary>
    public const int Width = 38;

    /// <summary>One row per unit, passages one after another.</summary>
    /// <param name="question">The question.</param>
    /// <param name="vector">Its vector.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="meanings">Their vectors.</param>
    /// <param name="match">What they share with the question.</param>
    public static float[][] Build(
        string question, float[] vector, IReadOnlyList<ReadPassage> passages, IReadOnlyList<PassageMeaning> meanings, LexicalMatch match)
    {
        var kind = QuestionKind.Of(question);
        double[] cosines = [.. meanings.SelectMany(m => m.Units).Select(u => (double)TensorPrimitives.Dot(u, vector))];
        double[] wholes = [.. meanings.Select(m => (double)TensorPrimitives.Dot(m.Whole, vector))];
        var (best, bestWhole) = (cosines.DefaultIfEmpty().Max(), wholes.DefaultIfEmpty().Max());
        var rows = new float[cosines.Length][];
        var first = 0;
        for (var p = 0; p < passages.Count; p++)
        {
            var count = passages[p].Units.Count;
            for (var u = 0; u < count; u++)
            {
                var i = first + u;
                var look = UnitLook.Of(passages[p][u]);
                var words = passages[p].UnitTerms[u].Length;
                var (bm25, coverage, cosine) = (match.Units[i], match.UnitCoverage[i], cosines[i]);
                rows[i] =
                [
                    F(bm25), F(coverage), F(match.Passages[p]), F(match.PassageCoverage[p]),
                    F(cosine), F(cosine - best), F(wholes[p]), F(wholes[p] - bestWhole),
                    Near(match.UnitCoverage, -1), Near(match.UnitCoverage, 1), Near(cosines, -1), Near(cosines, 1),
                    Near(match.Units, -1), Near(match.Units, 1),
                    F(Math.Log(1 + passages[p].Units[u].Span.Length)), F(Math.Log(Math.Max(1, words))),
                    B(u == 0), F(Math.Log(1 + u)), F(u / Math.Max(1.0, count - 1)), F(Math.Log(count)),
                    B(look.Open), B(look.Pronoun),
                    B(kind.Name && look.Names > 0), B(kind.Number && look.Numbers > 0), B(kind.Place && look.Names > 0),
                    look.Names, look.Numbers,
                    B(kind.Definition && u == 0), If(kind.Definition, coverage), If(kind.Reason, coverage),
                    If(kind.Reason, cosine), If(kind.Definition, cosine),
                    F(bm25 * cosine), F(coverage * coverage), look.Pronoun ? Near(match.UnitCoverage, -1) : 0,
                    F(Math.Log(passages.Count)), F(match.QuestionWeight), match.QuestionTerms,
                ];

                float Near(double[] values, int step) => u + step >= 0 && u + step < count ? F(values[i + step]) : 0;
            }

            first += count;
        }

        return rows;
    }

    private static float F(double value) => (float)value;

    private static float If(bool given, double value) => given ? (float)value : 0;

    private static float B(bool value) => value ? 1 : 0;
}
