using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Encoders;

/// <summary>Encodes a prompt: finds the markup in the parts of it that may hold markup, and encodes the text between.</summary>
/// <param name="encoder">Encodes text.</param>
/// <param name="markup">The pieces to find.</param>
internal sealed class MarkupEncoder(TokenEncoder encoder, PieceTrie markup)
{
    /// <param name="text">Prompt.</param>
    /// <param name="parts">The parts that may hold markup, in order; the other text is of a document.</param>
    /// <param name="select">What the caller needs of each token.</param>
    public List<T> Encode<T>(string text, ReadOnlySpan<Range> parts, Func<TokenSpan, T> select)
    {
        if (parts.IsEmpty || markup.IsEmpty)
        {
            return encoder.Encode(text, select);
        }

        var tokens = new List<T>();
        int done = 0;
        foreach (var part in parts)
        {
            var (offset, length) = part.GetOffsetAndLength(text.Length);
            int end = offset + length;
            for (int position = Math.Max(offset, done); position < end;)
            {
                int taken = markup.LongestMatch(text.AsSpan(position, end - position), out int id);
                if (taken > 0)
                {
                    AddText(tokens, text, done, position, select);
                    tokens.Add(select(new TokenSpan(id, position, done = position + taken)));
                }

                position += Math.Max(taken, 1);
            }
        }

        AddText(tokens, text, done, text.Length, select);
        return tokens;
    }

    private void AddText<T>(List<T> tokens, string text, int start, int end, Func<TokenSpan, T> select)
    {
        if (start < end)
        {
            tokens.AddRange(encoder.Encode(text[start..end], token => select(new TokenSpan(token.Id, token.Start + start, token.End + start))));
        }
    }
}
