using Summarizer.Tokenization.ByteLevel;
using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Decoding;

/// <summary>
/// Decoding of byte-level BPE: the bytes of the pieces, read as UTF-8; special pieces give nothing, added ones their text.
/// </summary>
internal sealed class ByteLevelDecoding(PieceTable table) : DecodingRules(table)
{
    // Filled on first use; a race writes the same bytes twice.
    private readonly byte[]?[] _bytes = new byte[]?[table.Pieces.Length];

    /// <inheritdoc/>
    public override bool ReplacesEveryByte => false;

    /// <inheritdoc/>
    public override byte[]? BytesOf(int id) => TypeOf(id) == PieceType.Normal ? _bytes[id] ??= ByteAlphabet.Bytes(Table.Pieces[id]) : null;

    /// <inheritdoc/>
    public override string Text(int id, bool first, out bool tookPrefix)
    {
        tookPrefix = false;
        return TypeOf(id) is PieceType.Control or PieceType.Unknown or PieceType.Unused ? "" : Table.Pieces[id];
    }
}
