using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Decoding;

/// <summary>What each id contributes to a decoded text: bytes, or text.</summary>
internal abstract class DecodingRules(PieceTable table)
{
    /// <summary>Vocabulary.</summary>
    protected PieceTable Table { get; } = table;

    /// <summary>
    /// Whether every byte that belongs to no character becomes a U+FFFD; otherwise the bytes that begin a character together become one.
    /// </summary>
    public abstract bool ReplacesEveryByte { get; }

    /// <exception cref="ArgumentOutOfRangeException">The id is not in the vocabulary.</exception>
    public PieceType TypeOf(int id) => (uint)id < (uint)Table.Types.Length
        ? Table.Types[id]
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"Token ids go from 0 to {Table.Types.Length - 1}.");

    /// <summary>UTF-8 of a piece that may be less or more than whole characters; null for a piece that has <see cref="Text"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not in the vocabulary.</exception>
    public abstract byte[]? BytesOf(int id);

    /// <summary>Text of an id that has no <see cref="BytesOf"/>.</summary>
    /// <param name="id">Token id.</param>
    /// <param name="first">Nothing was decoded yet, so the space that encoding put before the text is taken off.</param>
    /// <param name="tookPrefix">That space was there and no more are to be taken off.</param>
    public abstract string Text(int id, bool first, out bool tookPrefix);
}
