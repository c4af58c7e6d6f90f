using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>Queries, keys and values before rotation, [B,T,heads*D]; or all three side by side in <paramref name="Query"/>.</summary>
internal readonly record struct Projected(Value Query, Value Key, Value Value)
{
    private bool IsPacked => Key == Value.None;

    /// <summary>All three side by side.</summary>
    public static Projected Packed(Value qkv) => new(qkv, Value.None, Value.None);

    /// <summary>The three apart.</summary>
    public Projected Unpacked(GraphBuilder graph, HeadShape heads)
    {
        if (!IsPacked)
        {
            return this;
        }

        var parts = graph.Split(Query, 2, heads.QueryWidth, heads.KeyValueWidth, heads.KeyValueWidth);
        return new Projected(parts[0], parts[1], parts[2]);
    }
}
