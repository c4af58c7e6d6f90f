using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Segmentation;

/// <summary>Merging by a list of pairs, the first of them first: <c>merges</c> of a <c>tokenizer.json</c>, or <c>merges.txt</c>.</summary>
/// <param name="table">Vocabulary.</param>
/// <param name="capacity">Expected number of pairs.</param>
internal sealed class PairMerges(PieceTable table, int capacity) : MergeRules(table)
{
    private readonly Dictionary<long, (int Rank, int Id)> _pairs = new(capacity);

    /// <inheritdoc/>
    public override bool HasUnused => false;

    /// <summary>Appends a pair to the list; of equal pairs the first counts.</summary>
    public void Add(int left, int right, int id) => _pairs.TryAdd(Key(left, right), (_pairs.Count, id));

    /// <inheritdoc/>
    public override int Merge(int left, int right, ReadOnlySpan<char> text, out int rank)
    {
        bool found = _pairs.TryGetValue(Key(left, right), out var merge);
        rank = merge.Rank;
        return found ? merge.Id : None;
    }

    private static long Key(int left, int right) => ((long)left << 32) | (uint)right;
}
