namespace Summarizer.Engine.Tests.Decoding;

/// <summary>
/// Beam search written as plainly as possible, with lists and sorts, for comparison. Follows the description in the fixtures' README.
/// </summary>
internal static class NaiveBeamSearch
{
    public static List<(int[] Written, double Score)> Run(
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
                .OrderByDescending(option => option.Sum).Take(keep).ToList();
            var blocked = !improvable || (early && finished.Count == beams);
            bool Ends(int[] tokens) => endTokens.Contains(tokens[^1]) || tokens.Length == maxTokens;
            if (!blocked)
            {
                finished.AddRange(options.Take(beams).Where(option => Ends(option.Tokens))
                    .Select(option => (option.Tokens, option.Sum / Math.Pow(option.Tokens.Length, lengthPenalty))));
                finished = [.. finished.OrderByDescending(beam => beam.Score).Take(beams)];
            }

            running = [.. options.Where(option => !Ends(option.Tokens)).Take(beams)];
            if (running.Count == 0)
            {
                return finished;
            }

            var bound = running[0].Sum / Math.Pow(running[0].Tokens.Length, lengthPenalty);
            improvable &= finished.Count < beams || bound > finished.Min(beam => beam.Score);
            if (!improvable || (early && finished.Count == beams))
            {
                return finished;
            }
        }
    }

    private static IEnumerable<double> LogSoftMax(float[] logits)
    {
        var logSum = Math.Log(logits.Sum(logit => Math.Exp(logit)));
        return logits.Select(logit => logit - logSum);
    }
}
