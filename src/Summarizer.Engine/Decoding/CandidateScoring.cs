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
    // The first token of every opening is judged at once; only longer ones are read.
    private const int LeastRead = 2;

    private readonly int[][] _openings;
    private readonly double[] _scores;
    private readonly int[] _prefix;
    private int _first;
    private int _length = 1;
    private FinishReason? _finished;

    /// <summary>Starts with the first openings.</summary>
    /// <param name="prefix">What every output begins with, at least the start token. It is read, not judged.</param>
    /// <param name="openings">Outputs, each of at least one token; at least one.</param>
    /// <param name="mostRows">Most to read at once.</param>
    public CandidateScoring(IReadOnlyList<int> prefix, IReadOnlyList<IReadOnlyList<int>> openings, int mostRows)
    {
        _prefix = [.. prefix];
        _openings = [.. openings.Select(opening => opening.ToArray())];
        _scores = new double[_openings.Length];
        Rows = Math.Min(mostRows, _openings.Length);
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
    public override IReadOnlyList<double> OpeningScores => _scores;

    // A row whose opening is over, or that has none in the last round, reads any token: what it scores is not used.
    /// <inheritdoc/>
    public override int NextInput(int row) => Position <= 0 ? _prefix[_length - 1]
        : OpeningOf(row) is { } opening && Position - 1 < opening.Length ? opening[Position - 1]
        : _prefix[0];

    /// <inheritdoc/>
    public override void Score(int row, Span<float> logits)
    {
        if (Position == 0)
        {
            ScoreFirst(row, logits);
        }
        else if (Position > 0 && OpeningOf(row) is { } opening && Position < opening.Length)
        {
            _scores[_first + row] += logits[opening[Position]] - LogSum(logits);
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
        while (_first < _openings.Length && Longest() < LeastRead)
        {
            _first += Rows;
        }

        _finished = _first < _openings.Length ? null : FinishReason.Stop;
    }

    // Place in the openings of the token that is judged next; below 0 while the prefix is read.
    private int Position => _length - _prefix.Length;

    // All rows stand at the same place after the prefix, so one of them tells the first token of every opening.
    private void ScoreFirst(int row, ReadOnlySpan<float> logits)
    {
        if (row > 0)
        {
            return;
        }

        var sum = LogSum(logits);
        for (var i = 0; i < _openings.Length; i++)
        {
            _scores[i] = logits[_openings[i][0]] - sum;
        }
    }

    private int[]? OpeningOf(int row) => _first + row < _openings.Length ? _openings[_first + row] : null;

    // Of the openings that are read now. Without LINQ, since a step allocates nothing.
    private int Longest()
    {
        var longest = 0;
        for (var row = 0; row < Rows && OpeningOf(row) is { } opening; row++)
        {
            longest = Math.Max(longest, opening.Length);
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
