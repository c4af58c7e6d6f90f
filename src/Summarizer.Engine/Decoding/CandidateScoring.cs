using System.Numerics.Tensors;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>
/// Judges given outputs instead of writing one. Each row reads one of them, then the next; since a step writes the cache at the position
/// that it is told, a row starts over by going back to the position after what all outputs begin with: the start token, and the first token
/// that a model forces.
/// </summary>
internal sealed class CandidateScoring : Search
{
    // The first token of every candidate is judged at once; only longer ones are read.
    private const int LeastRead = 2;

    private readonly int[][] _candidates;
    private readonly double[] _scores;
    private readonly int[] _prefix;
    private int _first;
    private int _length = 1;
    private FinishReason? _finished;

    /// <summary>Starts with the first candidates.</summary>
    /// <param name="prefix">What every output begins with, at least the start token. It is read, not judged.</param>
    /// <param name="candidates">Outputs, each of at least one token; at least one.</param>
    /// <param name="mostRows">Most to read at once.</param>
    public CandidateScoring(IReadOnlyList<int> prefix, IReadOnlyList<IReadOnlyList<int>> candidates, int mostRows)
    {
        _prefix = [.. prefix];
        _candidates = [.. candidates.Select(candidate => candidate.ToArray())];
        _scores = new double[_candidates.Length];
        Rows = Math.Min(mostRows, _candidates.Length);
    }

    /// <inheritdoc/>
    public override int Rows { get; }

    /// <inheritdoc/>
    public override int Length => _length;

    /// <inheritdoc/>
    public override int PromptLength => 1;

    /// <inheritdoc/>
    public override ReadOnlySpan<RowFork> Forks => [];

    /// <inheritdoc/>
    public override FinishReason? Finished => _finished;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Output => [];

    /// <inheritdoc/>
    public override int? EndToken => null;

    /// <inheritdoc/>
    public override IReadOnlyList<double> CandidateScores => _scores;

    // A row whose candidate is over, or that has none in the last round, reads any token: what it scores is not used.
    /// <inheritdoc/>
    public override int NextInput(int row) => Position <= 0 ? _prefix[_length - 1]
        : CandidateOf(row) is { } candidate && Position - 1 < candidate.Length ? candidate[Position - 1]
        : _prefix[0];

    /// <inheritdoc/>
    public override void Score(int row, Span<float> logits)
    {
        if (Position == 0)
        {
            ScoreFirst(row, logits);
        }
        else if (Position > 0 && CandidateOf(row) is { } candidate && Position < candidate.Length)
        {
            _scores[_first + row] += logits[candidate[Position]] - LogSum(logits);
        }
    }

    /// <inheritdoc/>
    public override void Advance()
    {
        _length++;
        if (Position < Longest())
        {
            return;
        }

        _first += Rows;
        _length = _prefix.Length + 1;
        while (_first < _candidates.Length && Longest() < LeastRead)
        {
            _first += Rows;
        }

        _finished = _first < _candidates.Length ? null : FinishReason.Stop;
    }

    // Place in the candidates of the token that is judged next; below 0 while the prefix is read.
    private int Position => _length - _prefix.Length;

    // All rows stand at the same place after the prefix, so one of them tells the first token of every candidate.
    private void ScoreFirst(int row, ReadOnlySpan<float> logits)
    {
        if (row > 0)
        {
            return;
        }

        var sum = LogSum(logits);
        for (var i = 0; i < _candidates.Length; i++)
        {
            _scores[i] = logits[_candidates[i][0]] - sum;
        }
    }

    private int[]? CandidateOf(int row) => _first + row < _candidates.Length ? _candidates[_first + row] : null;

    // Of the candidates that are read now. Without LINQ, since a step allocates nothing.
    private int Longest()
    {
        var longest = 0;
        for (var row = 0; row < Rows && CandidateOf(row) is { } candidate; row++)
        {
            longest = Math.Max(longest, candidate.Length);
        }

        return longest;
    }

    private double LogSum(ReadOnlySpan<float> logits)
    {
        var best = TensorPrimitives.Max(logits);
        if (!float.IsFinite(best))
        {
            throw NoFiniteScore(Length);
        }

        double sum = 0;
        foreach (var logit in logits)
        {
            sum += MathF.Exp(logit - best);
        }

        return best + Math.Log(sum);
    }
}
