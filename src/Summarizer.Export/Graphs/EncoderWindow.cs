using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>The keys that a token of a sliding encoder layer sees.</summary>
/// <param name="Left">Tokens to the left of itself.</param>
/// <param name="Right">Tokens to the right of itself.</param>
internal readonly record struct EncoderWindow(int Left, int Right)
{
    /// <summary>Inside the body of the scan: the keys and values that any query of the chunk sees, and the bias that hides the others from each query.</summary>
    /// <param name="g">Body.</param>
    /// <param name="layout">Chunks.</param>
    /// <param name="start">First query of the chunk, int64 [].</param>
    /// <param name="keys">All keys, [B,kv,1,S',D].</param>
    /// <param name="values">All values.</param>
    /// <returns>Keys and values [B,kv,1,span,D], bias [B,1,1,size,span].</returns>
    public (Value Keys, Value Values, Value Bias) Cut(GraphBuilder g, EncoderLayout layout, Value start, Value keys, Value values)
    {
        // Slice clamps an end beyond the last key; a negative start would count from the end.
        var first = g.Max(g.Sub(start, g.Integer(Left)), g.Integer(0));
        var from = g.Unsqueeze(first, 0);
        var end = g.Add(start, layout.Size);
        var to = g.Unsqueeze(g.Add(end, g.Integer(Right)), 0);
        var queryPositions = g.Unsqueeze(g.Slice(layout.Positions, g.Unsqueeze(start, 0), g.Unsqueeze(end, 0), 0), 1);
        var distance = g.Sub(queryPositions, g.Slice(layout.Positions, from, to, 0));     // [size, span], query minus key
        var near = g.And(g.LessOrEqual(distance, g.Integer(Left)), g.LessOrEqual(g.Integer(-Right), distance));
        var bias = g.Where(near, g.Slice(layout.KeyBias, from, to, 4), MaskFill.Constant(g));
        return (g.Slice(keys, from, to, 3), g.Slice(values, from, to, 3), bias);
    }
}
