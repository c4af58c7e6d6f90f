using System.Globalization;
using System.Text.Json;
using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Json;

/// <summary>Reads <c>model.vocab</c> and joins it with the added tokens.</summary>
internal static class JsonVocabulary
{
    /// <summary>Most pieces of a vocabulary.</summary>
    public const int MaxPieces = 1 << 20;

    /// <summary>The vocabulary of a BPE model: an object of pieces and ids.</summary>
    public static PieceTable FromObject(JsonSection model, AddedTokens added, bool bytePieces)
    {
        var vocabulary = model.Required("vocab");
        if (vocabulary.ValueKind != JsonValueKind.Object)
        {
            throw model.Fail("vocab", "must be an object of pieces and ids");
        }

        var pieces = new List<string?>();
        foreach (var entry in vocabulary.EnumerateObject())
        {
            Set(pieces, entry.Name, Id(entry));
        }

        int unknown = model.OptionalText("unk_token") is { } text ? pieces.IndexOf(text) : -1;
        return Join(pieces, added, unknown, bytePieces, []);
    }

    /// <summary>The vocabulary of a Unigram model: a list of pieces and scores.</summary>
    public static PieceTable FromScores(JsonSection model, AddedTokens added, bool bytePieces)
    {
        var vocabulary = model.Required("vocab");
        if (vocabulary.ValueKind != JsonValueKind.Array)
        {
            throw model.Fail("vocab", "must be a list of pieces and scores");
        }

        var pieces = new List<string?>(vocabulary.GetArrayLength());
        var scores = new List<float>(pieces.Capacity);
        foreach (var entry in vocabulary.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Array || entry.GetArrayLength() != 2 || entry[0].ValueKind != JsonValueKind.String
                || entry[1].ValueKind != JsonValueKind.Number || !entry[1].TryGetSingle(out float score) || !float.IsFinite(score))
            {
                throw model.Fail("vocab", $"has no piece with a score at {pieces.Count}");
            }

            Set(pieces, entry[0].GetString()!, pieces.Count);
            scores.Add(score);
        }

        return Join(pieces, added, model.Id("unk_id"), bytePieces, scores);
    }

    private static PieceTable Join(List<string?> pieces, AddedTokens added, int unknown, bool bytePieces, List<float> scores)
    {
        foreach (var (id, text) in added.Texts)
        {
            Set(pieces, text, id);
        }

        var types = new PieceType[pieces.Count];
        var ids = new Dictionary<string, int>(pieces.Count);
        int[]? byteIds = bytePieces ? [.. Enumerable.Repeat(-1, 256)] : null;
        unknown = unknown >= 0 ? unknown : added.Find("<unk>", "[UNK]") ?? -1;
        if (unknown < 0 || unknown >= pieces.Count)
        {
            // Byte-level models of the GPT-2 kind have none, and never need one.
            unknown = pieces.Count;
            pieces.Add("<unk>");
            types = new PieceType[pieces.Count];
        }

        for (int id = 0; id < types.Length; id++)
        {
            types[id] = id == unknown ? PieceType.Unknown : TypeOf(pieces[id], id, added, byteIds);

            // A hole in the ids is a piece that no text has.
            pieces[id] ??= $"<id {id}>";
            if (!ids.TryAdd(pieces[id]!, id))
            {
                throw new InvalidDataException($"the piece '{pieces[id]}' has the ids {ids[pieces[id]!]} and {id}. Copy the file again from the checkpoint.");
            }
        }

        if (byteIds is not null && Array.IndexOf(byteIds, -1) is >= 0 and int missing)
        {
            throw new InvalidDataException($"it falls back to bytes but has no piece <0x{missing:X2}>. Copy the file again from the checkpoint.");
        }

        foreach (int id in Enumerable.Range(0, types.Length).Where(id => types[id] is PieceType.Unknown or PieceType.Control or PieceType.Byte))
        {
            ids.Remove(pieces[id]!);
        }

        scores.AddRange(Enumerable.Repeat(0f, types.Length - scores.Count));
        return new PieceTable([.. pieces.Select(piece => piece!)], types, [.. scores], ids, byteIds, added.IsMarkup);
    }

    private static PieceType TypeOf(string? piece, int id, AddedTokens added, int[]? byteIds)
    {
        if (piece is null || added.IsControl(id))
        {
            return PieceType.Control;
        }

        if (byteIds is not null && piece.Length == 6 && piece.StartsWith("<0x", StringComparison.Ordinal) && piece[5] == '>'
            && byte.TryParse(piece.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
        {
            byteIds[value] = id;
            return PieceType.Byte;
        }

        return added.Contains(id) ? PieceType.UserDefined : PieceType.Normal;
    }

    private static int Id(JsonProperty entry) => entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetInt32(out int id) && id is >= 0 and < MaxPieces
        ? id
        : throw new InvalidDataException($"model.vocab gives the piece '{entry.Name}' an id that is no whole number from 0 to {MaxPieces - 1}. Copy the file again from the checkpoint.");

    private static void Set(List<string?> pieces, string text, int id)
    {
        if (text.Length == 0)
        {
            throw new InvalidDataException($"piece {id} is empty. Copy the file again from the checkpoint.");
        }

        while (pieces.Count <= id)
        {
            pieces.Add(null);
        }

        if (pieces[id] is { } known && known != text)
        {
            throw new InvalidDataException($"piece {id} is both '{known}' and '{text}'. Copy the file again from the checkpoint.");
        }

        pieces[id] = text;
    }
}
