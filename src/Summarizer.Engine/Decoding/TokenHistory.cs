namespace Summarizer.Engine.Decoding;

/// <summary>The decoder tokens of one row, its prompt included. Its memory is reserved once; appending never allocates.</summary>
internal sealed class TokenHistory
{
    private readonly int[] _tokens;
    private readonly int[] _distinct;
    private int _distinctCount;

    /// <summary>Starts a row.</summary>
    /// <param name="prompt">Tokens that the decoder reads before it writes: the start token, or the input of a decoder-only model.</param>
    /// <param name="maxTokens">Most tokens that will be appended.</param>
    public TokenHistory(ReadOnlySpan<int> prompt, int maxTokens)
    {
        PromptLength = prompt.Length;
        _tokens = new int[prompt.Length + maxTokens];
        _distinct = new int[prompt.Length + maxTokens];
        foreach (var token in prompt)
        {
            Append(token);
        }
    }

    /// <summary>Tokens so far, the prompt included.</summary>
    public int Length { get; private set; }

    /// <summary>Tokens of the prompt.</summary>
    public int PromptLength { get; }

    /// <summary>All tokens, the prompt first.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Length);

    /// <summary>The tokens after the prompt.</summary>
    public ReadOnlySpan<int> Written => _tokens.AsSpan(PromptLength, Length - PromptLength);

    /// <summary>Every token that occurs, once, in order of first occurrence.</summary>
    public ReadOnlySpan<int> Distinct => _distinct.AsSpan(0, _distinctCount);

    /// <summary>Newest token.</summary>
    public int Last => _tokens[Length - 1];

    /// <summary>Adds a token.</summary>
    public void Append(int token)
    {
        _tokens[Length++] = token;
        // A vectorised search of a few hundred ids costs less than keeping (and, for beams, copying) a bitmap of the vocabulary.
        if (!Distinct.Contains(token))
        {
            _distinct[_distinctCount++] = token;
        }
    }

    /// <summary>Becomes a copy of another row with the same capacity.</summary>
    public void CopyFrom(TokenHistory other)
    {
        other.Tokens.CopyTo(_tokens);
        other.Distinct.CopyTo(_distinct);
        Length = other.Length;
        _distinctCount = other._distinctCount;
    }
}
