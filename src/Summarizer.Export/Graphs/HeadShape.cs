using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Graphs;

/// <summary>Attention heads of a layer.</summary>
/// <param name="Query">Query heads.</param>
/// <param name="KeyValueHeads">Key/value heads; each serves <see cref="Group"/> neighbouring query heads.</param>
/// <param name="Width">Width of one head, D.</param>
internal readonly record struct HeadShape(int Query, int KeyValueHeads, int Width)
{
    /// <summary>The heads of a stack.</summary>
    public static HeadShape Of(StackConfig stack) => new(stack.Heads, stack.KeyValueHeads, stack.HeadWidth);

    /// <summary>Query heads per key/value head.</summary>
    public int Group => Query / KeyValueHeads;

    /// <summary>Width of all query heads side by side.</summary>
    public int QueryWidth => Query * Width;

    /// <summary>Width of all key (or value) heads side by side.</summary>
    public int KeyValueWidth => KeyValueHeads * Width;
}
