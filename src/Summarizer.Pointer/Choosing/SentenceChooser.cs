using Summarizer.Pointer.Bundles;
using Summarizer.Pointer.Features;
using Summarizer.Pointer.Running;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Choosing;

/// <summary>
/// Chooses the sentences of a summary one after another: each step weighs what the decoder thinks of every sentence, knowing the ones
/// before, with what the sentence tells. A sentence that cannot be
/// understood without an earlier one is taken with it. Safe to use from several threads.
/// </summary>
public sealed class SentenceChooser(PointerModel model)
{
    // What is asked for beyond this many times the expected length is a digest.
    private const double DigestRatio = 2.5;

    // A document of which this share or more is wanted is a digest whatever the model expects.
    private const double DigestShare = 0.12;

    // Shorter sentences are not preferred any more: they tell little.
    private const int LeastWords = 8;

    // Up to so many words a summary is read in one go; from so many on it is a list of what matters.
    private const double FewWords = 60;
    private const double LongWords = 110;

    // From this share of what was asked for on, what is only short enough to fit is left out.
    private const double NearlyFull = 0.85;

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
        var expected = Manifest.Weights.AimAt(states.Words);
        var aim = Math.Min(limits.AimWords ?? expected, limits.MaxWords);
        var digest = limits.Digest ?? (limits.AimWords is null ? 0 : DigestOf(aim, expected, candidates.Words.Sum()));
        var weights = Manifest.Weights.Brief.Towards(Manifest.Weights.Digest, digest);
        while (candidates.Chosen.Count < limits.MaxSentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Best(states, candidates, weights, aim, limits) is { } next)
            {
                // Half a sentence too much is as far off as half a sentence too little.
                if (!limits.Fill && candidates.Chosen.Count > 0 && candidates.Used + (next.Sum(i => candidates.Words[i]) / 2.0) > aim)
                {
                    break;
                }

                candidates.Take(next);
            }
            else if (candidates.Chosen.Count > 0 || !candidates.Relax())
            {
                break;
            }
        }

        return [.. candidates.Chosen.Order()];
    }

    private static double DigestOf(double aim, double expected, int words) =>
        Math.Clamp(Math.Max(Math.Log(aim / expected) / Math.Log(DigestRatio), aim >= DigestShare * words ? 1 : 0), 0, 1);

    // The best sentence that fits, with what it needs.
    private IReadOnlyList<int>? Best(DocumentStates states, Candidates candidates, ScoreWeights weights, double aim, ChoiceLimits limits)
    {
        var scores = Scores(states, candidates, weights, aim);
        while (BestOf(scores, candidates, weights, aim, limits) is { } best)
        {
            if (candidates.Chosen.Count + best.Count <= limits.MaxSentences && !IsFiller(best, candidates, aim, limits) && limits.Fits(candidates.With(best)))
            {
                return best;
            }

            // What does not fit now will not fit later.
            candidates.Close(best);
        }

        return null;
    }

    private static bool IsFiller(IReadOnlyList<int> group, Candidates candidates, double aim, ChoiceLimits limits) =>
        limits.Fill && candidates.Used >= NearlyFull * aim && group.Sum(i => candidates.Words[i]) < LeastWords && !group.Any(i => candidates.Tells[i]);

    private static IReadOnlyList<int>? BestOf(double[] scores, Candidates candidates, ScoreWeights weights, double aim, ChoiceLimits limits)
    {
        IReadOnlyList<int>? best = null;
        var highest = double.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++)
        {
            if (!candidates.IsOpen(i) || candidates.GroupOf(i) is not { Count: > 0 } group)
            {
                continue;
            }

            if (candidates.Used + group.Sum(s => (long)candidates.Words[s]) > limits.MaxWords)
            {
                candidates.Close(group);
            }
            else if (Worth(group, scores, candidates, weights, aim) is var worth && worth > highest)
            {
                (best, highest) = (group, worth);
            }
        }

        return best;
    }

    private static double Worth(IReadOnlyList<int> group, double[] scores, Candidates candidates, ScoreWeights weights, double aim)
    {
        var last = group[^1];
        if (group.Count == 1)
        {
            return scores[last] - (candidates.Leans[last] && !candidates.Follows(last) ? weights.Leaning : 0);
        }

        // A question or an introduction is worth nothing by itself; other sentences count as much as the one that needs them.
        var told = group.Where(i => i == last || candidates.StandsAlone(i)).ToList();
        var value = told.Average(i => scores[i]) - (told.Count < group.Count ? weights.Leaning : 0);
        return value - Math.Max(0, Math.Log((candidates.Used + group.Sum(i => candidates.Words[i])) / aim));
    }

    private double[] Scores(DocumentStates states, Candidates candidates, ScoreWeights weights, double aim)
    {
        var logits = model.Next(states, candidates.Chosen, aim);
        var best = Enumerable.Range(0, states.Count).Where(candidates.IsOpen).Select(i => logits[i]).DefaultIfEmpty().Max();
        var total = best + Math.Log(Enumerable.Range(0, states.Count).Where(candidates.IsOpen).Sum(i => Math.Exp(logits[i] - best)));
        var scores = new double[states.Count];
        var following = weights.Following * Math.Clamp((LongWords - aim) / (LongWords - FewWords), 0, 1);
        for (var i = 0; i < scores.Length; i++)
        {
            var words = candidates.Words[i];
            scores[i] = (weights.Pointer * (logits[i] - total)) + (weights.Value * states.Value[i]) + (weights.Telling * states.Telling[i])
                - (weights.Repetition * candidates.Nearest(i)) - (weights.Crowding * candidates.InQuarter(i)) - (weights.Brevity * Math.Log(1 + Math.Max(LeastWords, words)))
                - (weights.Overshoot * Math.Max(0, Math.Log((candidates.Used + words) / aim)))
                + (candidates.Follows(i) ? following : 0);
        }

        return scores;
    }
}
