using System.Globalization;
using Summarizer.Tokenization.Model.Proto;

namespace Summarizer.Tokenization.Model;

/// <summary>Checks the pieces of a model file one by one.</summary>
internal static class PieceTableReader
{
    // Bounds the work per character of a text; SentencePiece refuses longer pieces as well.
    private const int MaxPieceLength = 8000;

    /// <exception cref="InvalidDataException">A piece is damaged; the message names its id.</exception>
    public static PieceTable Read(ModelProto model)
    {
        int count = model.Pieces.Count;
        var pieces = new string[count];
        var types = new PieceType[count];
        var scores = new float[count];
        var ids = new Dictionary<string, int>(count);
        int[]? byteIds = model.TrainerSpec.ByteFallback ? [.. Enumerable.Repeat(-1, 256)] : null;
        for (int id = 0; id < count; id++)
        {
            var piece = model.Pieces[id];
            pieces[id] = Text(piece, id);
            types[id] = Type(piece, id);
            scores[id] = float.IsFinite(piece.Score) ? piece.Score : throw Bad(id, $"has the score {piece.Score}");
            if (!ids.TryAdd(pieces[id], id))
            {
                throw Bad(id, $"'{pieces[id]}' is already the piece of id {ids[pieces[id]]}");
            }

            if (types[id] == PieceType.Byte)
            {
                AddByte(byteIds, pieces[id], id);
            }
        }

        CheckOneUnknown(types);
        if (byteIds is not null && Array.IndexOf(byteIds, -1) is >= 0 and int missing)
        {
            throw new InvalidDataException($"it falls back to bytes but has no piece <0x{missing:X2}>. Copy the file again from the checkpoint.");
        }

        RemoveReserved(ids, pieces, types);
        return new PieceTable(pieces, types, scores, ids, byteIds);
    }

    private static string Text(PieceProto piece, int id) => piece.Piece switch
    {
        "" => throw Bad(id, "is empty"),
        { Length: > MaxPieceLength } text => throw Bad(id, $"has {text.Length} characters; the limit is {MaxPieceLength}"),
        var text => text.Contains('\0') ? throw Bad(id, "contains a NUL character") : text,
    };

    private static PieceType Type(PieceProto piece, int id) => piece.Type is >= (int)PieceType.Normal and <= (int)PieceType.Byte
        ? (PieceType)piece.Type
        : throw Bad(id, $"'{piece.Piece}' has the unknown type {piece.Type}");

    private static void AddByte(int[]? byteIds, string piece, int id)
    {
        if (byteIds is null)
        {
            throw Bad(id, $"'{piece}' stands for a byte, but the model does not fall back to bytes");
        }

        byte value = 0;
        bool valid = piece.Length == 6 && byte.TryParse(piece.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        if (!valid || piece != $"<0x{value:X2}>")
        {
            throw Bad(id, $"'{piece}' is no byte piece; the form is <0x0A>");
        }

        byteIds[value] = id;
    }

    private static void CheckOneUnknown(PieceType[] types)
    {
        int unknown = types.Count(type => type == PieceType.Unknown);
        if (unknown != 1)
        {
            throw new InvalidDataException($"it has {unknown} unknown pieces instead of one. Copy the file again from the checkpoint.");
        }
    }

    private static void RemoveReserved(Dictionary<string, int> ids, string[] pieces, PieceType[] types)
    {
        for (int id = 0; id < pieces.Length; id++)
        {
            if (types[id] is PieceType.Unknown or PieceType.Control or PieceType.Byte)
            {
                ids.Remove(pieces[id]);
            }
        }
    }

    private static InvalidDataException Bad(int id, string what) => new($"piece {id} {what}. Copy the file again from the checkpoint.");
}
