using System.Numerics.Tensors;

namespace Summarizer.Engine.Decoding;

/// <summary>One possible next token.</summary>
/// <param name="Score">Its score.</param>
/// <param name="Row">Row that it would continue.</param>
/// <param name="Token">Token id.</param>
internal readonly record struct Candidate(float Score, int Row, int Token);

/// <summary>Keeps the best of many scores, best first; among equal ones the first offered. Allocates only when created.</summary>
internal sealed class TopCandidates
{
    // Long enough for a fast vector maximum, short enough that most blocks are skipped once the list is full.
    private const int BlockLength = 512;
    private readonly Candidate[] _best;
    private int _count;

    /// <summary>Reserves room.</summary>
    /// <param name="capacity">How many are kept.</param>
    public TopCandidates(int capacity) => _best = new Candidate[capacity];

    /// <summary>The best so far, best first.</summary>
    public ReadOnlySpan<Candidate> Best => _best.AsSpan(0, _count);

    /// <summary>Forgets everything.</summary>
    public void Clear() => _count = 0;

    /// <summary>Considers every token of one row.</summary>
    /// <param name="scores">Scores [vocabulary], none of them NaN.</param>
    /// <param name="offset">Added to each.</param>
    /// <param name="row">Row that they continue.</param>
    public void Offer(ReadOnlySpan<float> scores, float offset, int row)
    {
        for (var start = 0; start < scores.Length; start += BlockLength)
        {
            var block = scores.Slice(start, Math.Min(BlockLength, scores.Length - start));
            if (_count < _best.Length || TensorPrimitives.Max(block) + offset > _best[^1].Score)
            {
                OfferBlock(block, offset, row, start);
            }
        }
    }

    private void OfferBlock(ReadOnlySpan<float> block, float offset, int row, int firstToken)
    {
        for (var i = 0; i < block.Length; i++)
        {
            var score = block[i] + offset;
            if (_count < _best.Length || score > _best[^1].Score)
            {
                Insert(new Candidate(score, row, firstToken + i));
            }
        }
    }

    private void Insert(Candidate candidate)
    {
        var at = _count < _best.Length ? _count++ : _count - 1;
        while (at > 0 && candidate.Score > _best[at - 1].Score)
        {
            _best[at] = _best[at - 1];
            at--;
        }

        _best[at] = candidate;
    }
}
