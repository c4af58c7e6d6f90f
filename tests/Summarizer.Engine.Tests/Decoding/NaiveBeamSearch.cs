namespace Summarizer.Engine.Tests.Decoding;

/// <summary>
/// Beam search written as plainly as possible, with lists and sorts, for comparison. Follows the description in the fixtures' README.
/// </summary>
internal static class NaiveBeamSearch
{
    // Sums of floats and of doubles differ by less than this, so candidates that lie closer may change places.
    private const double Tie = 1e-5;

    /// <summary>Searches.</summary>
    /// <returns>The finished beams, best first; null when two numbers that the search compared are too close to tell.</returns>
    public static List<(int[] Written, double Score)>? Run(
        Func<int[], float[]> logits, int beams, double lengthPenalty, bool early, int maxTokens, int[] endTokens)
    {
        var keep = Math.Max(2, 1 + endTokens.Length) * beams;
        var running = new List<(double Sum, int[] Tokens)> { (0, []) };
        var finished = new List<(int[] Written, double Score)>();
        var improvable = true;
        while (true)
        {
            var options = running
                .SelectMany(beam => LogSoftMax(logits(beam.Tokens)).Select((p, token) => (Sum: beam.Sum + p, Tokens: (int[])[.. beam.Tokens, token])))
                .OrderByDescending(option => option.Sum).Take(keep + 1).ToList();
            if (HasTie(options.Select(option => option.Sum)))
            {
                return null;
            }

            options = [.. options.Take(keep)];
            var blocked = !improvable || (early && finished.Count == beams);
            bool Ends(int[] tokens) => endTokens.Contains(tokens[^1]) || tokens.Length == maxTokens;
            if (!blocked)
            {
                finished.AddRange(options.Take(beams).Where(option => Ends(option.Tokens))
                    .Select(option => (option.Tokens, option.Sum / Math.Pow(option.Tokens.Length, lengthPenalty))));
                finished = [.. finished.OrderByDescending(beam => beam.Score)];
                if (HasTie(finished.Select(beam => beam.Score)))
                {
                    return null;
                }

                finished = [.. finished.Take(beams)];
            }

            running = [.. options.Where(option => !Ends(option.Tokens)).Take(beams)];
            if (running.Count == 0)
            {
                return finished;
            }

            var bound = running[0].Sum / Math.Pow(running[0].Tokens.Length, lengthPenalty);
            if (finished.Count == beams && Math.Abs(bound - finished.Min(beam => beam.Score)) < Tie)
            {
                return null;
            }

            improvable &= finished.Count < beams || bound > finished.Min(beam => beam.Score);
            if (!improvable || (early && finished.Count == beams))
            {
                return finished;
            }
        }
    }

    private static bool HasTie(IEnumerable<double> descending)
    {
        var numbers = descending.ToList();
        return numbers.Zip(numbers.Skip(1), (larger, smaller) => larger - smaller).Any(gap => gap < Tie);
    }

    private static IEnumerable<double> LogSoftMax(float[] logits)
    {
        var logSum = Math.Log(logits.Sum(logit => Math.Exp(logit)));
        return logits.Select(logit => logit - logSum);
    }
}
