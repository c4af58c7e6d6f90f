using System.Buffers;
using System.Text;
using Summarizer.Tokenization.ByteLevel;
using Summarizer.Tokenization.Normalization;
using Summarizer.Tokenization.Segmentation;

namespace Summarizer.Tokenization.Encoders;

/// <summary>
/// Byte-level BPE: the text is cut into words, a word into its bytes, and the bytes are merged. A lone surrogate counts as U+FFFD.
/// </summary>
internal sealed class ByteLevelEncoder(ByteLevelModel model) : TokenEncoder
{
    private readonly BytePairSegmenter _segmenter = new(model.Table, model.Pairs);

    /// <inheritdoc/>
    public override List<T> Encode<T>(string text, Func<TokenSpan, T> select)
    {
        var tokens = new List<T>((text.Length / 4) + 1);
        string source = model.AddsSpace && text.Length > 0 && !char.IsWhiteSpace(text[0]) ? ' ' + text : text;
        int shift = source.Length - text.Length;
        for (int start = 0; start < source.Length;)
        {
            int length = WordSplitter.NextWord(source.AsSpan(start));
            AddWord(tokens, source.AsSpan(start, length), start - shift, select);
            start += length;
        }

        return tokens;
    }

    // A token has the characters whose first byte it holds.
    private void AddWord<T>(List<T> tokens, ReadOnlySpan<char> word, int offset, Func<TokenSpan, T> select)
    {
        using var bytes = Bytes(word);
        var segments = ArrayPool<Segment>.Shared.Rent(bytes.Length);
        try
        {
            int count = _segmenter.Cut(bytes.Text, segments);
            int end = 0;
            foreach (var segment in segments.AsSpan(0, count))
            {
                int start = end;
                end += segment.Length;
                tokens.Add(select(new TokenSpan(segment.Id, Math.Max(0, offset + bytes.Origin(start)), Math.Max(0, offset + bytes.Origin(end)))));
            }
        }
        finally
        {
            ArrayPool<Segment>.Shared.Return(segments);
        }
    }

    private static NormalizedText Bytes(ReadOnlySpan<char> word)
    {
        var result = new NormalizedText((3 * word.Length) + 1);
        Span<byte> utf8 = stackalloc byte[4];
        int position = 0;
        while (position < word.Length)
        {
            Rune.DecodeFromUtf16(word[position..], out var rune, out int units);
            int count = rune.EncodeToUtf8(utf8);
            for (int i = 0; i < count; i++)
            {
                result.Append(ByteAlphabet.Of(utf8[i]), i == 0 ? position : position + units);
            }

            position += units;
        }

        result.End(position);
        return result;
    }
}
