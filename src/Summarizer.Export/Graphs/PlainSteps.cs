using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>Positions and masks of a step, for attention in plain operators; computed once for all layers.</summary>
internal sealed class PlainSteps
{
    private readonly Value _keys;
    private readonly Value _queries;
    private readonly Value _causal;
    private readonly Value? _relative;
    private readonly Dictionary<int, Value> _biases = [];

    /// <param name="g">Graph to add to.</param>
    /// <param name="positions">Where the tokens stand.</param>
    /// <param name="pastKey">Any cache, [B,K,L,D].</param>
    /// <param name="relative">Makes the relative bias [B,heads,T,L] for a number of keys; null for none.</param>
    public PlainSteps(GraphBuilder g, StepPositions positions, Value pastKey, Func<Value, Value>? relative)
    {
        Positions = positions;
        var capacity = g.SizeOf(pastKey, 2);
        _keys = g.Range(g.Integer(0), capacity, g.Integer(1));
        _queries = g.Unsqueeze(positions.All, 1, 2, 4);
        _causal = g.LessOrEqual(_keys, _queries);

        // Families that have it have as many key heads as query heads.
        _relative = relative is null ? null : g.Unsqueeze(relative(capacity), 2);
    }

    /// <summary>Where the tokens stand.</summary>
    public StepPositions Positions { get; }

    /// <summary>Added to scores [B,K,group,T,L]: zero, or the relative bias, where a token sees a key, else a large negative number; [B,1 or K,1,T,L].</summary>
    /// <param name="g">Graph to add to.</param>
    /// <param name="window">Keys that a token sees including itself; null for all.</param>
    public Value Bias(GraphBuilder g, int? window)
    {
        if (!_biases.TryGetValue(window ?? 0, out var bias))
        {
            var seen = window is { } w ? g.And(_causal, g.Less(g.Sub(_queries, g.Integer(w)), _keys)) : _causal;
            _biases[window ?? 0] = bias = g.Where(seen, _relative ?? g.Float(0), MaskFill.Constant(g));
        }

        return bias;
    }
}
