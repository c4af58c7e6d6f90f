namespace Summarizer.Tokenization.Segmentation;

/// <summary>
/// Merges to try, best first: the rank of the resulting piece in the upper 32 bits of the priority, the left symbol in the lower.
/// </summary>
internal sealed class MergeQueue : PriorityQueue<Segment, ulong>
{
    public void Add(int left, int rank, Segment merged) => Enqueue(merged, ((ulong)(uint)rank << 32) | (uint)left);

    public bool TryTake(out int left, out Segment merged)
    {
        bool found = TryDequeue(out merged, out ulong priority);
        left = (int)(uint)priority;
        return found;
    }
}
