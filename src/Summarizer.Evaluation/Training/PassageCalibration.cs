using Summarizer.Relevance;

namespace Summarizer.Evaluation.Training;

/// <summary>
/// Logistic regression of whether a passage answers on what its units say. Newton's method, with a little decay for numbers that say the
/// same.
/// </summary>
internal static class PassageCalibration
{
    private const int Iterations = 25;
    private const double Decay = 1e-3;

    /// <summary>Fits the weights of the passages.</summary>
    /// <param name="weights">Trained weights of the units.</param>
    /// <param name="examples">What to fit on.</param>
    public static RelevanceWeights Fit(RelevanceWeights weights, IEnumerable<RelevanceExample> examples)
    {
        var rows = Rows(new RelevanceNetwork(weights), examples).ToList();
        var width = RelevanceScorer.EvidenceWidth + 1;
        var w = new double[width];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var gradient = new double[width];
            var hessian = new double[width, width];
            foreach (var (evidence, answers, weight) in rows)
            {
                double[] x = [.. evidence, 1];
                var p = 1 / (1 + Math.Exp(-x.Zip(w, (a, b) => a * b).Sum()));
                for (var i = 0; i < width; i++)
                {
                    gradient[i] += weight * x[i] * ((answers ? 1 : 0) - p) / rows.Count;
                    for (var j = 0; j < width; j++)
                    {
                        hessian[i, j] += weight * x[i] * x[j] * p * (1 - p) / rows.Count;
                    }
                }
            }

            for (var i = 0; i < width; i++)
            {
                gradient[i] -= Decay * w[i];
                hessian[i, i] += Decay;
            }

            var change = Solve(hessian, gradient);
            for (var i = 0; i < width; i++)
            {
                w[i] += change[i];
            }
        }

        return weights with { Answer = [.. w[..^1].Select(v => (float)v)], AnswerBias = (float)w[^1] };
    }

    /// <summary>Evidence of every passage.</summary>
    private static IEnumerable<(float[] Evidence, bool Answers, double Weight)> Rows(RelevanceNetwork network, IEnumerable<RelevanceExample> examples)
    {
        foreach (var example in examples)
        {
            var first = 0;
            foreach (var (units, answers) in example.Passages)
            {
                var own = example.Features.AsSpan(first, units);
                var odds = new double[units];
                for (var u = 0; u < units; u++)
                {
                    odds[u] = network.LogOdds(own[u]);
                }

                // The other passages of a request count as much as the one that answers.
                var weight = answers || example.Passages.Count == 1 ? 1 : 1.0 / (example.Passages.Count - 1);
                yield return (RelevanceScorer.Evidence(odds, own), answers, weight);
                first += units;
            }
        }
    }

    // Gauss with the largest pivot.
    private static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var i = 0; i < n; i++)
        {
            var pivot = Enumerable.Range(i, n - i).MaxBy(r => Math.Abs(a[r, i]));
            for (var c = 0; c < n; c++)
            {
                (a[i, c], a[pivot, c]) = (a[pivot, c], a[i, c]);
            }

            (b[i], b[pivot]) = (b[pivot], b[i]);
            for (var r = i + 1; r < n; r++)
            {
                var factor = a[r, i] / a[i, i];
                b[r] -= factor * b[i];
                for (var c = i; c < n; c++)
                {
                    a[r, c] -= factor * a[i, c];
                }
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var c = i + 1; c < n; c++)
            {
                b[i] -= a[i, c] * b[c];
            }

            b[i] /= a[i, i];
        }

        return b;
    }
}
