namespace Summarizer.Tokenization.Model;

/// <summary>The vocabulary: every array is indexed by token id.</summary>
internal sealed class PieceTable
{
    /// <summary>The character that stands for a space inside pieces.</summary>
    public const char Space = '\u2581';

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;

    /// <summary>Takes ownership of the arrays.</summary>
    /// <param name="pieces">Piece texts, all different.</param>
    /// <param name="types">Types; exactly one is <see cref="PieceType.Unknown"/>.</param>
    /// <param name="scores">Scores, all finite.</param>
    /// <param name="ids">Ids of the pieces that segmentation may find in a text.</param>
    /// <param name="byteIds">Id of the piece of each byte [256]; null without byte fallback.</param>
    public PieceTable(string[] pieces, PieceType[] types, float[] scores, Dictionary<string, int> ids, int[]? byteIds)
    {
        Pieces = pieces;
        Types = types;
        Scores = scores;
        ByteIds = byteIds;
        UnknownId = Array.IndexOf(types, PieceType.Unknown);
        _ids = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        UserDefined = new PieceTrie();
        for (int id = 0; id < pieces.Length; id++)
        {
            if (types[id] == PieceType.UserDefined)
            {
                UserDefined.Add(pieces[id], id);
            }
        }
    }

    public string[] Pieces { get; }

    public PieceType[] Types { get; }

    public float[] Scores { get; }

    public int[]? ByteIds { get; }

    public int UnknownId { get; }

    /// <summary>The user-defined pieces.</summary>
    public PieceTrie UserDefined { get; }

    /// <summary>Id of a normal, user-defined or unused piece; the other types are never found in text and give the unknown one.</summary>
    public int Find(ReadOnlySpan<char> piece) => _ids.TryGetValue(piece, out int id) ? id : UnknownId;
}
