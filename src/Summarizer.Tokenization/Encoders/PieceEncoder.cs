using System.Buffers;
using System.Text;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Normalization;
using Summarizer.Tokenization.Segmentation;
using Summarizer.Tokenization.SentencePiece;

namespace Summarizer.Tokenization.Encoders;

/// <summary>From text to tokens: normalize, cut into segments, give every segment its ids.</summary>
internal sealed class PieceEncoder(SentencePieceModel model) : TokenEncoder
{
    private readonly PieceTable _table = model.Table;
    private readonly TextNormalizer _normalizer = new(model);
    private readonly Segmenter _segmenter = model.Segmenter();

    /// <inheritdoc/>
    public override List<T> Encode<T>(string text, Func<TokenSpan, T> select)
    {
        using var normalized = _normalizer.Normalize(text);
        var segments = ArrayPool<Segment>.Shared.Rent(normalized.Length);
        try
        {
            int count = _segmenter.Cut(normalized.Text, segments);
            return Tokens(normalized, segments.AsSpan(0, count), select);
        }
        finally
        {
            ArrayPool<Segment>.Shared.Return(segments);
        }
    }

    private List<T> Tokens<T>(NormalizedText text, ReadOnlySpan<Segment> segments, Func<TokenSpan, T> select)
    {
        var tokens = new List<T>(segments.Length);
        Span<byte> utf8 = stackalloc byte[4];
        int end = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            int start = end;
            end += segments[i].Length;
            int id = segments[i].Id;
            if (id == _table.UnknownId && _table.ByteIds is { } byteIds)
            {
                int bytes = Encoding.UTF8.GetBytes(text.Text[start..end], utf8);
                for (int b = 0; b < bytes; b++)
                {
                    tokens.Add(select(new TokenSpan(byteIds[utf8[b]], text.Origin(b == 0 ? start : end), text.Origin(end))));
                }

                continue;
            }

            // A run of characters without a piece is one unknown token.
            while (id == _table.UnknownId && i + 1 < segments.Length && segments[i + 1].Id == id)
            {
                end += segments[++i].Length;
            }

            tokens.Add(select(new TokenSpan(id, text.Origin(start), text.Origin(end))));
        }

        return tokens;
    }
}
