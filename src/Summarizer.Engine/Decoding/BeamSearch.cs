using System.Numerics.Tensors;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>
/// Beam search of one request as <c>_beam_search</c> of Hugging Face transformers 5.12.1 does it for a batch of one. The processors act on
/// the log-probabilities, then the running sum is added; max(2, 1 + end tokens) * beams candidates are kept, so that enough of them do not
/// end.
/// </summary>
internal sealed class BeamSearch : Search
{
    // What transformers gives to beams that do not exist yet, so that the first step continues the prompt only once.
    private const float Absent = -1e9f;
    private const int NoOne = -1;

    private readonly LogitsProcessors _processors;
    private readonly int[] _endTokens;
    private readonly int _maxTokens;
    private readonly TopCandidates _candidates;
    private readonly FinishedBeams _done;
    private readonly TokenHistory[] _histories;
    private readonly TokenConstraint?[] _constraints;
    private readonly float[] _sums;
    private readonly Candidate[] _next;
    private readonly int[] _continuation; // per row, the index in _next of the candidate that it holds
    private readonly RowFork[] _forks;
    private int _forkCount;
    private FinishReason? _finished;

    /// <summary>Starts a search.</summary>
    /// <param name="options">Number of beams, length penalty, early stopping.</param>
    /// <param name="prompt">Tokens that the decoder reads first.</param>
    /// <param name="maxTokens">Most tokens to write, the end token included.</param>
    /// <param name="endTokens">Ids that end a beam; empty when they are ordinary tokens.</param>
    /// <param name="processors">Changes to the log-probabilities.</param>
    /// <param name="constraint">What may be written; null for anything. Acts on the raw scores.</param>
    public BeamSearch(
        BeamOptions options, ReadOnlySpan<int> prompt, int maxTokens, int[] endTokens, LogitsProcessors processors, TokenConstraint? constraint = null)
    {
        _processors = processors;
        _endTokens = endTokens;
        _maxTokens = maxTokens;
        _candidates = new TopCandidates(Math.Max(2, 1 + endTokens.Length) * options.Count);
        _done = new FinishedBeams(options);
        _histories = new TokenHistory[options.Count];
        for (var row = 0; row < options.Count; row++)
        {
            _histories[row] = new TokenHistory(prompt, maxTokens);
        }

        _constraints = [constraint, .. Enumerable.Range(1, options.Count - 1).Select(_ => constraint?.Fork())];
        _sums = [0, .. Enumerable.Repeat(Absent, options.Count - 1)];
        _next = new Candidate[options.Count];
        _continuation = new int[options.Count];
        _forks = new RowFork[options.Count];
    }

    /// <inheritdoc/>
    public override int Rows => _histories.Length;

    /// <inheritdoc/>
    public override int Length => _histories[0].Length;

    /// <inheritdoc/>
    public override int PromptLength => _histories[0].PromptLength;

    /// <inheritdoc/>
    public override ReadOnlySpan<RowFork> Forks => _forks.AsSpan(0, _forkCount);

    /// <inheritdoc/>
    public override FinishReason? Finished => _finished;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Output => _finished is null ? [] : WithoutEnd(_done.All[0].Tokens);

    /// <inheritdoc/>
    public override int? EndToken => _finished is null ? null : EndOf(_done.All[0].Tokens);

    /// <inheritdoc/>
    public override IReadOnlyList<BeamHypothesis> Hypotheses =>
        [.. _done.All.Select(beam => new BeamHypothesis(WithoutEnd(beam.Tokens).ToArray(), beam.Score, EndOf(beam.Tokens)))];

    /// <inheritdoc/>
    public override int NextInput(int row) => _histories[row].Last;

    /// <inheritdoc/>
    public override void Score(int row, Span<float> logits)
    {
        if (!_processors.ForcesBeginning(_histories[row]))
        {
            _constraints[row]?.Mask(logits);
        }

        var best = TensorPrimitives.Max(logits);
        if (!float.IsFinite(best))
        {
            throw NoFiniteScore(_histories[0].Written.Length + 1);
        }

        LogProbabilities.FromScores(logits, best);
        _processors.Apply(_histories[row], logits);
        _candidates.Offer(logits, _sums[row], row);
    }

    /// <inheritdoc/>
    public override void Advance()
    {
        var written = _histories[0].Written.Length + 1; // the new token included
        var continued = Divide(written);
        _candidates.Clear();
        _forkCount = 0;
        if (continued == Rows && _done.Continues(_next[0].Score, written))
        {
            Continue();
        }
        else
        {
            var best = _done.All[0].Tokens;
            var ended = IsEnd(best[^1]) && !(best.Length == _maxTokens && _processors.ForcesEnd);
            _finished = ended ? FinishReason.Stop : FinishReason.Length;
        }
    }

    // Of all candidates, those that end count as finished only if they are among the first; the best of the others go on. Returns how many
    // do.
    private int Divide(int written)
    {
        var accepting = _done.IsAccepting;
        var candidates = _candidates.Best;
        var continued = 0;
        for (var place = 0; place < candidates.Length; place++)
        {
            var candidate = candidates[place];
            var ends = IsEnd(candidate.Token) || written == _maxTokens;
            if (ends && accepting && place < Rows)
            {
                _done.Add([.. _histories[candidate.Row].Written, candidate.Token], candidate.Score);
            }
            else if (!ends && continued < Rows)
            {
                _next[continued++] = candidate;
            }
        }

        return continued;
    }

    // The first continuation of a sequence keeps its row. Every further one takes the row of a sequence that nobody continues, so that only
    // as many caches are copied as sequences die, and no copy overwrites what another still has to read.
    private void Continue()
    {
        Array.Fill(_continuation, NoOne);
        for (var i = 0; i < _next.Length; i++)
        {
            ref var first = ref _continuation[_next[i].Row];
            first = first == NoOne ? i : first;
        }

        for (var i = 0; i < _next.Length; i++)
        {
            var source = _next[i].Row;
            if (_continuation[source] != i)
            {
                var target = Array.IndexOf(_continuation, NoOne);
                _continuation[target] = i;
                _histories[target].CopyFrom(_histories[source]);
                _constraints[target] = _constraints[source]?.Fork();
                _forks[_forkCount++] = new RowFork(source, target);
            }
        }

        for (var row = 0; row < Rows; row++)
        {
            var candidate = _next[_continuation[row]];
            if (!_processors.ForcesBeginning(_histories[row]))
            {
                _constraints[row]?.Accept(candidate.Token);
            }

            _histories[row].Append(candidate.Token);
            _sums[row] = candidate.Score;
        }
    }

    private bool IsEnd(int token) => _endTokens.AsSpan().Contains(token);

    private int? EndOf(int[] tokens) => IsEnd(tokens[^1]) ? tokens[^1] : null;

    private ReadOnlySpan<int> WithoutEnd(int[] tokens) => IsEnd(tokens[^1]) ? tokens.AsSpan(0, tokens.Length - 1) : tokens;
}
