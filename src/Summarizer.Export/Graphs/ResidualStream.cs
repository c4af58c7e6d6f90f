using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The residual stream of a stack, x [B,T,H]. An addition is held back until the next norm, because one operator does both.
/// </summary>
internal sealed class ResidualStream(GraphBuilder graph, Value x)
{
    private Value _x = x;
    private Value? _pending;

    /// <summary>x.</summary>
    public Value Current
    {
        get
        {
            if (_pending is { } y)
            {
                (_x, _pending) = (graph.Add(_x, y), null);
            }

            return _x;
        }
    }

    /// <summary>x = x + y.</summary>
    public void Add(Value y) => (_x, _pending) = (Current, y);

    /// <summary>norm(x); x stays.</summary>
    public Value Norm(Normalization norm)
    {
        if (_pending is not { } y)
        {
            return norm.Apply(graph, _x);
        }

        (var normed, _x) = norm.ApplyToSum(graph, _x, y);
        _pending = null;
        return normed;
    }

    /// <summary>x = norm(x).</summary>
    public void Replace(Normalization norm) => _x = Norm(norm);
}
