using System.Globalization;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.SentencePiece;

namespace Summarizer.Tokenization.Decoding;

/// <summary>Decoding as SentencePiece does it.</summary>
internal sealed class SentencePieceDecoding(SentencePieceModel model) : DecodingRules(model.Table)
{
    private readonly bool _takesPrefix = model.Normalizer.AddDummyPrefix || model.Normalizer.RemoveExtraWhitespaces;

    // Filled on first use; a race writes the same text twice.
    private readonly string?[] _texts = new string?[model.Table.Pieces.Length];

    /// <inheritdoc/>
    public override bool ReplacesEveryByte => true;

    /// <inheritdoc/>
    public override byte[]? BytesOf(int id) => TypeOf(id) == PieceType.Byte
        ? [byte.Parse(Table.Pieces[id].AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)]
        : null;

    /// <inheritdoc/>
    public override string Text(int id, bool first, out bool tookPrefix)
    {
        tookPrefix = false;
        switch (TypeOf(id))
        {
            case PieceType.Control:
                return "";
            case PieceType.Unknown:
                return model.Trainer.UnkSurface;
            default:
                string text = _texts[id] ??= Table.Pieces[id].Replace(PieceTable.Space, ' ');
                if (!first || !_takesPrefix || Table.Pieces[id][0] != PieceTable.Space)
                {
                    return text;
                }

                // Where encoding removes extra spaces, decoding takes one off every piece until there is text.
                tookPrefix = !model.Normalizer.RemoveExtraWhitespaces;
                return text[1..];
        }
    }
}
