using System.Numerics.Tensors;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>
/// Judges given outputs instead of writing one. Each row reads one of them, then the next; since a step writes the cache at the position that it is told, a row
/// starts over by going back to the position after the start token, which all outputs share.
/// </summary>
internal sealed class CandidateScoring : Search
{
    // Position 0 holds the start token.
    private const int AfterStart = 2;

    private readonly int[][] _openings;
    private readonly double[] _scores;
    private readonly int _startToken;
    private int _first;
    private int _length = 1;
    private FinishReason? _finished;

    /// <summary>Starts with the first openings.</summary>
    /// <param name="startToken">First token given to the decoder.</param>
    /// <param name="openings">Outputs, each of at least one token; at least one.</param>
    /// <param name="mostRows">Most to read at once.</param>
    public CandidateScoring(int startToken, IReadOnlyList<IReadOnlyList<int>> openings, int mostRows)
    {
        _startToken = startToken;
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
    public override int NextInput(int row) => _length > 1 && OpeningOf(row) is { } opening && _length - AfterStart < opening.Length
        ? opening[_length - AfterStart]
        : _startToken;

    /// <inheritdoc/>
    public override void Score(int row, Span<float> logits)
    {
        var position = _length - 1;
        if (position == 0)
        {
            ScoreFirst(row, logits);
        }
        else if (OpeningOf(row) is { } opening && position < opening.Length)
        {
            _scores[_first + row] += logits[opening[position]] - LogSum(logits);
        }
    }

    /// <inheritdoc/>
    public override void Advance()
    {
        _length++;
        if (_length <= Longest())
        {
            return;
        }

        _first += Rows;
        _length = AfterStart;
        while (_first < _openings.Length && Longest() < AfterStart)
        {
            _first += Rows;
        }

        _finished = _first < _openings.Length ? null : FinishReason.Stop;
    }

    // All rows stand at the same place after the start token, so one of them tells the first token of every opening.
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
