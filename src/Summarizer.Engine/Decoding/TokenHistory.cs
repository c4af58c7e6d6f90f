namespace Summarizer.Engine.Decoding;

/// <summary>The decoder tokens of one row, start token included. Its memory is reserved once; appending never allocates.</summary>
internal sealed class TokenHistory
{
    private readonly int[] _tokens;
    private readonly int[] _distinct;
    private int _distinctCount;

    /// <summary>Starts a row.</summary>
    /// <param name="startToken">First token given to the decoder.</param>
    /// <param name="maxTokens">Most tokens that will be appended.</param>
    public TokenHistory(int startToken, int maxTokens)
    {
        _tokens = new int[maxTokens + 1];
        _distinct = new int[maxTokens + 1];
        Append(startToken);
    }

    /// <summary>Tokens so far, start token included.</summary>
    public int Length { get; private set; }

    /// <summary>All tokens, start token first.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Length);

    /// <summary>The tokens after the start token.</summary>
    public ReadOnlySpan<int> Written => _tokens.AsSpan(1, Length - 1);

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
