using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Decoding;

/// <summary>
/// Changes the scores of one row before a token is chosen, in the order of Hugging Face transformers 5
/// (<c>generation/logits_process.py</c>): repetition penalty, no-repeat n-gram, fewest new tokens, forced first and last tokens. Keeps no
/// state of its own: everything follows from the row's tokens.
/// </summary>
internal sealed class LogitsProcessors
{
    // Beyond this nothing changes any more but that scores leave the range of a float, and then no token can be chosen.
    private const double StrongestPenalty = 1e6;

    private readonly float _repetitionPenalty;
    private readonly int _ngramSize;
    private readonly int _minTokens;
    private readonly int[] _endTokens;
    private readonly ForcedTokens _forced;

    /// <summary>Takes the settings of one request.</summary>
    /// <param name="sampling">Penalties.</param>
    /// <param name="minTokens">End tokens are impossible before this many tokens are written.</param>
    /// <param name="endTokens">Ids that end the output; empty when they are ordinary tokens.</param>
    /// <param name="forced">Tokens that the model writes at fixed places.</param>
    public LogitsProcessors(SamplingOptions sampling, int minTokens, int[] endTokens, ForcedTokens forced = default)
    {
        _repetitionPenalty = (float)Math.Clamp(sampling.RepetitionPenalty, 1 / StrongestPenalty, StrongestPenalty);
        _ngramSize = sampling.NoRepeatNgramSize;
        _minTokens = minTokens;
        _endTokens = endTokens;
        _forced = forced;
    }

    /// <summary>
    /// Whether the next token is a beginning that belongs to the model, not to the output, so that no constraint concerns it.
    /// </summary>
    public bool ForcesBeginning(TokenHistory history) => _forced.First is not null && history.Written.IsEmpty;

    /// <summary>
    /// Whether an end token at the last possible place was forced, so that it says nothing about the text: that may stop in the middle.
    /// </summary>
    public bool ForcesEnd => _forced.Last is not null;

    /// <summary>Changes <paramref name="scores"/> [vocabulary] in place.</summary>
    public void Apply(TokenHistory history, Span<float> scores)
    {
        PenalizeRepetition(history, scores);
        ForbidRepeatedNgrams(history.Tokens, scores);
        ForbidEarlyEnd(history, scores);
        if (_forced.At(history.Written.Length) is { } token)
        {
            scores.Fill(float.NegativeInfinity);
            scores[token] = 0;
        }
    }

    // Keskar et al. 2019, arXiv:1909.05858; HF RepetitionPenaltyLogitsProcessor: each id that is present, in the prompt too, is counted
    // once.
    private void PenalizeRepetition(TokenHistory history, Span<float> scores)
    {
        if (_repetitionPenalty == 1)
        {
            return;
        }

        foreach (var token in history.Distinct)
        {
            ref var score = ref scores[token];
            score = score < 0 ? score * _repetitionPenalty : score / _repetitionPenalty;
        }
    }

    // HF NoRepeatNGramLogitsProcessor: a token that would complete an n-gram that the row already has is impossible.
    // The last n-1 tokens are looked up with vectorised searches instead of a table of all n-grams: nothing to keep, nothing to copy when
    // beams fork.
    private void ForbidRepeatedNgrams(ReadOnlySpan<int> tokens, Span<float> scores)
    {
        if (_ngramSize == 0 || tokens.Length + 1 < _ngramSize)
        {
            return;
        }

        var prefix = tokens[^(_ngramSize - 1)..];
        var earlier = tokens;
        while (earlier.Length >= _ngramSize)
        {
            // An occurrence counts only if a token follows it.
            var at = earlier[..^1].IndexOf(prefix);
            if (at < 0)
            {
                return;
            }

            scores[earlier[at + prefix.Length]] = float.NegativeInfinity;
            earlier = earlier[(at + 1)..];
        }
    }

    private void ForbidEarlyEnd(TokenHistory history, Span<float> scores)
    {
        if (history.Written.Length >= _minTokens)
        {
            return;
        }

        foreach (var token in _endTokens)
        {
            scores[token] = float.NegativeInfinity;
        }
    }
}
