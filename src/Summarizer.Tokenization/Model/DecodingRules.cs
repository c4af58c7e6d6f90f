using System.Globalization;

namespace Summarizer.Tokenization.Model;

/// <summary>What each id contributes to a decoded text.</summary>
internal sealed class DecodingRules(SentencePieceModel model)
{
    private readonly PieceTable _table = model.Table;
    private readonly bool _takesPrefix = model.Normalizer.AddDummyPrefix || model.Normalizer.RemoveExtraWhitespaces;

    // Filled on first use; a race writes the same text twice.
    private readonly string?[] _texts = new string?[model.Table.Pieces.Length];

    /// <exception cref="ArgumentOutOfRangeException">The id is not in the vocabulary.</exception>
    public PieceType TypeOf(int id) => (uint)id < (uint)_table.Types.Length
        ? _table.Types[id]
        : throw new ArgumentOutOfRangeException(nameof(id), id, $"Token ids go from 0 to {_table.Types.Length - 1}.");

    /// <summary>Value of a byte piece, <c>&lt;0x0A&gt;</c>.</summary>
    public byte ByteOf(int id) => byte.Parse(_table.Pieces[id].AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Text of an id that is no byte piece.</summary>
    /// <param name="id">Token id.</param>
    /// <param name="first">Nothing was decoded yet, so the space that encoding put before the text is taken off.</param>
    /// <param name="tookPrefix">That space was there and no more are to be taken off.</param>
    public string Text(int id, bool first, out bool tookPrefix)
    {
        tookPrefix = false;
        switch (TypeOf(id))
        {
            case PieceType.Control:
                return "";
            case PieceType.Unknown:
                return model.Trainer.UnkSurface;
            default:
                string text = _texts[id] ??= _table.Pieces[id].Replace(PieceTable.Space, ' ');
                if (!first || !_takesPrefix || _table.Pieces[id][0] != PieceTable.Space)
                {
                    return text;
                }

                // Where encoding removes extra spaces, decoding takes one off every piece until there is text.
                tookPrefix = !model.Normalizer.RemoveExtraWhitespaces;
                return text[1..];
        }
    }
}
