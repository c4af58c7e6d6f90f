namespace Summarizer.Engine.Decoding;

/// <summary>
/// Guesses what a sequence goes on with: what follows the place where its newest tokens stand in the input, or earlier in the sequence
/// (Saxena 2023, "Prompt Lookup Decoding"). Whoever quotes is guessed well, and many tokens are then had for one run. The guess is longer
/// after one that came true, and after one that did not there is a pause, so that an output that does not quote costs nothing.
/// </summary>
/// <param name="input">Token ids of the input; the caller does not change them.</param>
internal sealed class PromptLookup(int[] input)
{
    /// <summary>Most tokens of a guess.</summary>
    public const int MostTokens = 15;

    private const int ShortestGuess = 3;
    private const int LongestPause = 16;

    // Two tokens agree by chance more often than three, but a place that shares only two is still right oftener than not in a text that is
    // quoted.
    private const int LongestKey = 3;
    private const int ShortestKey = 2;

    private int _length = ShortestGuess;
    private int _pause;
    private int _rest;

    /// <summary>Guesses.</summary>
    /// <param name="sequence">Tokens so far, the prompt included.</param>
    /// <param name="guess">Receives the guess; its length is the most that is of use.</param>
    /// <returns>Tokens guessed; 0 for none.</returns>
    public int Guess(ReadOnlySpan<int> sequence, Span<int> guess)
    {
        if (_rest > 0)
        {
            _rest--;
            return 0;
        }

        guess = guess[..Math.Min(guess.Length, _length)];
        for (var size = Math.Min(LongestKey, sequence.Length); size >= ShortestKey; size--)
        {
            var key = sequence[^size..];
            var follows = After(input, key);

            // The key itself ends the sequence; nothing follows it there.
            follows = follows.IsEmpty ? After(sequence[..^1], key) : follows;
            if (!follows.IsEmpty)
            {
                var count = Math.Min(follows.Length, guess.Length);
                follows[..count].CopyTo(guess);
                return count;
            }
        }

        return 0;
    }

    /// <summary>Tells how a guess went.</summary>
    /// <param name="guessed">Its tokens.</param>
    /// <param name="right">How many of them, from the first on, were chosen.</param>
    public void Learn(int guessed, int right)
    {
        if (right == guessed)
        {
            (_length, _pause) = (Math.Min(2 * _length + 1, MostTokens), 0);
        }
        else if (right == 0)
        {
            (_length, _pause) = (ShortestGuess, Math.Clamp(2 * _pause, 1, LongestPause));
            _rest = _pause;
        }
        else
        {
            (_length, _pause) = (Math.Max(right, ShortestGuess), 0);
        }
    }

    private static ReadOnlySpan<int> After(ReadOnlySpan<int> text, ReadOnlySpan<int> key)
    {
        var at = text.IndexOf(key);
        return at < 0 ? [] : text[(at + key.Length)..];
    }
}
