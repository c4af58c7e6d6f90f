using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>
/// The finished beams of one search, at most as many as it has rows, and the rule that ends it. Semantics of transformers 5.12.1 for a
/// batch of one.
/// </summary>
internal sealed class FinishedBeams(BeamOptions options)
{
    private readonly List<FinishedBeam> _beams = new(options.Count + 1);
    private bool _canImprove = true;

    /// <summary>Finished beams, best first.</summary>
    public IReadOnlyList<FinishedBeam> All => _beams;

    /// <summary>False when nothing more may be added: no running beam can become better, or early stopping has enough.</summary>
    public bool IsAccepting => _canImprove && !(options.EarlyStopping && IsFull);

    private bool IsFull => _beams.Count == options.Count;

    /// <summary>Adds a beam and drops the worst when there are too many.</summary>
    /// <param name="tokens">Written tokens, end token included, start token not.</param>
    /// <param name="sum">Sum of their log-probabilities.</param>
    public void Add(int[] tokens, float sum)
    {
        var beam = new FinishedBeam(tokens, Normalize(sum, tokens.Length));
        var at = _beams.FindIndex(other => beam.Score > other.Score);
        _beams.Insert(at < 0 ? _beams.Count : at, beam);
        if (_beams.Count > options.Count)
        {
            _beams.RemoveAt(options.Count);
        }
    }

    /// <summary>Whether the search goes on, judged once per step.</summary>
    /// <param name="bestRunning">Largest running sum.</param>
    /// <param name="length">Tokens written so far; transformers divides by this and not by the longest possible length.</param>
    public bool Continues(float bestRunning, int length)
    {
        // Once no improvement was possible, it stays so: the flag is never set again.
        _canImprove &= !IsFull || Normalize(bestRunning, length) > _beams[^1].Score;
        return IsAccepting;
    }

    private double Normalize(float sum, int length) => sum / Math.Pow(length, options.LengthPenalty);
}

/// <summary>A finished beam.</summary>
/// <param name="Tokens">Written tokens, end token included, start token not.</param>
/// <param name="Score">Sum of log-probabilities over length to the length penalty.</param>
internal sealed record FinishedBeam(int[] Tokens, double Score);
