using System.Numerics.Tensors;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>One sequence, one token at a time: greedy (the first of equally good tokens), or sampled.</summary>
internal sealed class TokenSearch : Search
{
    private readonly TokenHistory _history;
    private readonly LogitsProcessors _processors;
    private readonly TokenSampler? _sampler;
    private readonly TokenConstraint? _constraint;
    private readonly PromptLookup? _lookup;
    private readonly int[] _endTokens;
    private readonly int _maxTokens;
    private int _choice;
    private int? _endToken;
    private FinishReason? _finished;

    /// <summary>Starts a sequence.</summary>
    /// <param name="prompt">Tokens that the decoder reads first.</param>
    /// <param name="maxTokens">Most tokens to write, the end token included.</param>
    /// <param name="endTokens">Ids that end the output; empty when they are ordinary tokens.</param>
    /// <param name="processors">Changes to the scores.</param>
    /// <param name="sampler">Draws at random; null for greedy search.</param>
    /// <param name="constraint">What may be written; null for anything.</param>
    /// <param name="lookup">Guesses tokens; null for none.</param>
    public TokenSearch(
        ReadOnlySpan<int> prompt, int maxTokens, int[] endTokens, LogitsProcessors processors, TokenSampler? sampler = null, TokenConstraint? constraint = null, PromptLookup? lookup = null)
    {
        _history = new TokenHistory(prompt, maxTokens);
        _maxTokens = maxTokens;
        _endTokens = endTokens;
        _processors = processors;
        _sampler = sampler;
        _constraint = constraint;
        _lookup = lookup;
    }

    /// <inheritdoc/>
    public override int Rows => 1;

    /// <inheritdoc/>
    public override int Length => _history.Length;

    /// <inheritdoc/>
    public override int PromptLength => _history.PromptLength;

    /// <inheritdoc/>
    public override ReadOnlySpan<RowFork> Forks => [];

    /// <inheritdoc/>
    public override FinishReason? Finished => _finished;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Output => _endToken is null ? _history.Written : _history.Written[..^1];

    /// <inheritdoc/>
    public override int? EndToken => _endToken;

    // The last token is chosen by what the one before it scores, so it need not be read.
    /// <inheritdoc/>
    public override int Guess(Span<int> guess) => _lookup?.Guess(_history.Tokens, guess[..Math.Min(guess.Length, _maxTokens - _history.Written.Length - 1)]) ?? 0;

    /// <inheritdoc/>
    public override void Learn(int guessed, int right) => _lookup?.Learn(guessed, right);

    /// <inheritdoc/>
    public override int NextInput(int row) => _history.Last;

    /// <inheritdoc/>
    public override void Score(int row, Span<float> logits)
    {
        if (!_processors.ForcesBeginning(_history))
        {
            _constraint?.Mask(logits);
        }

        _processors.Apply(_history, logits);
        _choice = TensorPrimitives.IndexOfMax(logits);
        if (!float.IsFinite(logits[_choice]))
        {
            throw NoFiniteScore(_history.Written.Length + 1);
        }

        if (_sampler is not null)
        {
            _choice = _sampler.Sample(logits);
        }
    }

    /// <inheritdoc/>
    public override void Advance()
    {
        if (!_processors.ForcesBeginning(_history))
        {
            _constraint?.Accept(_choice);
        }

        _history.Append(_choice);
        var isLast = _history.Written.Length == _maxTokens;
        if (_endTokens.AsSpan().Contains(_choice))
        {
            _endToken = _choice;
            _finished = isLast && _processors.ForcesEnd ? FinishReason.Length : FinishReason.Stop;
        }
        else if (isLast)
        {
            _finished = FinishReason.Length;
        }
    }
}
