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
    /// <param name="isMarkup">Whether a user-defined piece is <see cref="Markup"/>; null to judge it by its name.</param>
    public PieceTable(string[] pieces, PieceType[] types, float[] scores, Dictionary<string, int> ids, int[]? byteIds, Func<int, bool>? isMarkup = null)
    {
        Pieces = pieces;
        Types = types;
        Scores = scores;
        ByteIds = byteIds;
        UnknownId = Array.IndexOf(types, PieceType.Unknown);
        _ids = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        isMarkup ??= id => ControlMarkup.IsNamedLikeMarkup(pieces[id]);
        for (int id = 0; id < pieces.Length; id++)
        {
            if (types[id] != PieceType.UserDefined)
            {
                continue;
            }

            if (isMarkup(id))
            {
                Markup.Add(pieces[id], id);
                ids.Remove(pieces[id]);
            }
            else
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

    /// <summary>The user-defined pieces that are found in every text.</summary>
    public PieceTrie UserDefined { get; } = new();

    /// <summary>The user-defined pieces that are found in prompts only (<see cref="ControlMarkup"/>).</summary>
    public PieceTrie Markup { get; } = new();

    /// <summary>
    /// Id of a normal, user-defined or unused piece; markup and the other types are never found in text and give the unknown one.
    /// </summary>
    public int Find(ReadOnlySpan<char> piece) => _ids.TryGetValue(piece, out int id) ? id : UnknownId;
}
