using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>Positions and masks of a step, for attention in plain operators; computed once for all layers.</summary>
internal sealed class PlainSteps
{
    private readonly Value _keys;
    private readonly Value _queries;
    private readonly Value _causal;
    private readonly Dictionary<int, Value> _biases = [];

    /// <param name="g">Graph to add to.</param>
    /// <param name="lengths">Where the rows stand.</param>
    /// <param name="ids">Tokens of this step, [B,T].</param>
    /// <param name="pastKey">Any cache, [B,K,L,D].</param>
    public PlainSteps(GraphBuilder g, RowLengths lengths, Value ids, Value pastKey)
    {
        var count = g.SizeOf(ids, 1);
        First = g.Sub(lengths.Totals, count);
        Positions = g.Add(g.Unsqueeze(First, 1), g.Range(g.Integer(0), count, g.Integer(1)));
        _keys = g.Range(g.Integer(0), g.SizeOf(pastKey, 2), g.Integer(1));
        _queries = g.Unsqueeze(Positions, 1, 2, 4);
        _causal = g.LessOrEqual(_keys, _queries);
    }

    /// <summary>Position of the first token of the step in every row, int64 [B].</summary>
    public Value First { get; }

    /// <summary>Position of every token of the step, int64 [B,T].</summary>
    public Value Positions { get; }

    /// <summary>Added to scores [B,K,group,T,L]: zero where a token sees a key, else a large negative number; [B,1,1,T,L].</summary>
    /// <param name="g">Graph to add to.</param>
    /// <param name="window">Keys that a token sees including itself; null for all.</param>
    public Value Bias(GraphBuilder g, int? window)
    {
        if (!_biases.TryGetValue(window ?? 0, out var bias))
        {
            var seen = window is { } w ? g.And(_causal, g.Less(g.Sub(_queries, g.Integer(w)), _keys)) : _causal;
            _biases[window ?? 0] = bias = g.Where(seen, g.Float(0), MaskFill.Constant(g));
        }

        return bias;
    }
}
