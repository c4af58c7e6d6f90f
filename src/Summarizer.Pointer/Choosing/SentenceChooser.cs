using Summarizer.Pointer.Bundles;
using Summarizer.Pointer.Features;
using Summarizer.Pointer.Running;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Choosing;

/// <summary>Chooses the sentences of a summary one after another: each step weighs what the decoder thinks of every sentence, knowing the ones before, with what the sentence tells. Safe to use from several threads.</summary>
public sealed class SentenceChooser(PointerModel model)
{
    // What is asked for beyond this many times the expected length is a digest.
    private const double DigestRatio = 2.5;

    // A document of which this share or more is wanted is a digest whatever the model expects.
    private const double DigestShare = 0.12;

    /// <summary>What the model is.</summary>
    public PointerManifest Manifest => model.Manifest;

    /// <summary>Sentences in order of the text; empty where none fits.</summary>
    /// <param name="text">The document.</param>
    /// <param name="vectors">A vector of unit length, or zero, for every sentence, from the embedding model that the bundle names.</param>
    /// <param name="limits">How long the summary may be.</param>
    /// <param name="cancellationToken">Stops the work within one step.</param>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public IReadOnlyList<int> Choose(StructuredText text, IReadOnlyList<float[]> vectors, ChoiceLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        if (text.Sentences.Count == 0)
        {
            return [];
        }

        var states = model.Encode(vectors, SentenceFeatures.Of(text, vectors));
        var candidates = new Candidates(text, vectors);
        var expected = Math.Max(1, states.Words * Manifest.Weights.Length);
        var aim = Math.Min(limits.AimWords ?? expected, limits.MaxWords);
        var digest = limits.Digest ?? (limits.AimWords is null ? 0 : DigestOf(aim, expected, candidates.Words.Sum()));
        var weights = Manifest.Weights.Brief.Towards(Manifest.Weights.Digest, digest);
        while (candidates.Chosen.Count < limits.MaxSentences && Best(states, candidates, weights, aim, limits) is { } next)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Half a sentence too much is as far off as half a sentence too little.
            if (!limits.Fill && candidates.Chosen.Count > 0 && candidates.Used + (candidates.Words[next] / 2.0) > aim)
            {
                break;
            }

            candidates.Take(next);
        }

        return [.. candidates.Chosen.Order()];
    }

    private static double DigestOf(double aim, double expected, int words) =>
        Math.Clamp(Math.Max(Math.Log(aim / expected) / Math.Log(DigestRatio), aim >= DigestShare * words ? 1 : 0), 0, 1);

    private int? Best(DocumentStates states, Candidates candidates, ScoreWeights weights, double aim, ChoiceLimits limits)
    {
        var scores = Scores(states, candidates, weights, aim);
        while (true)
        {
            var best = -1;
            for (var i = 0; i < scores.Length; i++)
            {
                if (candidates.IsOpen(i) && (best < 0 || scores[i] > scores[best]))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                return null;
            }

            if (candidates.Used + candidates.Words[best] <= limits.MaxWords && limits.Fits(candidates.With(best)))
            {
                return best;
            }

            // What does not fit now will not fit later.
            candidates.Close(best);
        }
    }

    private double[] Scores(DocumentStates states, Candidates candidates, ScoreWeights weights, double aim)
    {
        var logits = model.Next(states, candidates.Chosen, aim);
        var best = Enumerable.Range(0, states.Count).Where(candidates.IsOpen).Select(i => logits[i]).DefaultIfEmpty().Max();
        var total = best + Math.Log(Enumerable.Range(0, states.Count).Where(candidates.IsOpen).Sum(i => Math.Exp(logits[i] - best)));
        var scores = new double[states.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (weights.Pointer * (logits[i] - total)) + (weights.Value * states.Value[i]) + (weights.Telling * states.Telling[i])
                - (weights.Repetition * candidates.Nearest(i)) - (weights.Crowding * candidates.InQuarter(i)) - (weights.Brevity * Math.Log(1 + candidates.Words[i]))
                - (candidates.Leans[i] && !candidates.Follows(i) ? weights.Leaning : 0)
                - (weights.Overshoot * Math.Max(0, Math.Log((candidates.Used + candidates.Words[i]) / aim)));
        }

        return scores;
    }
}
