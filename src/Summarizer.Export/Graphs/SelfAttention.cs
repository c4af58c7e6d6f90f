using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>Causal self-attention of a whole decoder: which operators its heads allow, and what its layers share.</summary>
internal sealed class SelfAttention
{
    private readonly GraphBuilder _graph;
    private readonly StackConfig _stack;
    private readonly HeadShape _heads;
    private readonly int _positions;
    private readonly RowLengths _lengths;
    private readonly Value _ids;
    private readonly PlainSteps? _plain;
    private readonly Value? _relative;
    private readonly CrossAttention? _merged;
    private StepPositions? _stepPositions;

    /// <param name="writer">Where to.</param>
    /// <param name="stack">The decoder.</param>
    /// <param name="positions">Capacity of the rotary tables: the most tokens a row can reach.</param>
    /// <param name="ids">Tokens of this step, [B,T].</param>
    /// <param name="mask">Whose row sums are the tokens including this step, int64 [B,any].</param>
    /// <param name="pastKey">Any cache, [B,K,L,D].</param>
    /// <param name="merged">Cross-attention whose keys are seen together with those of the decoder, in one softmax (T5Gemma 2); null for none.</param>
    public SelfAttention(ModelWriter writer, StackConfig stack, int positions, Value ids, Value mask, Value pastKey, CrossAttention? merged)
    {
        _graph = writer.Graph;
        _stack = stack;
        _heads = HeadShape.Of(stack);
        _positions = positions;
        _ids = ids;
        _lengths = RowLengths.Build(_graph, mask);
        _merged = merged;
        Func<Value, Value>? relative = stack.RelativeBias is { } bias ? keys => RelativeBias.Decoder(writer, stack, bias, Positions.All, keys) : null;
        if (merged is null && _heads.Width % FusedSelfAttention.WidthMultiple == 0)
        {
            _relative = relative?.Invoke(_graph.Cast(_lengths.Longest, DataType.Int64));
        }
        else
        {
            _plain = new PlainSteps(_graph, Positions, pastKey, relative);
        }
    }

    /// <summary>Where the tokens of the step stand.</summary>
    public StepPositions Positions => _stepPositions ??= StepPositions.Build(_graph, _lengths, _ids);

    /// <summary>What the query weights must be multiplied by.</summary>
    public float QueryFactor => SoftCap.QueryFactor(_stack, capOutside: _plain is not null);

    /// <summary>Attends.</summary>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="projected">Queries (times <see cref="QueryFactor"/>), keys and values.</param>
    /// <param name="past">Cache before the step, key and value [B,K,L,D].</param>
    public CachedAttention Build(int layer, Projected projected, (Value Key, Value Value) past)
    {
        // The tables are stored once however often they are asked for.
        Rotary? rotary = _stack.Rope(layer) is { } rope ? Rotary.Stored(_graph, _positions, _heads.Width, rope) : null;
        var softCap = _stack.AttentionSoftCap;
        int? window = _stack.LayerTypes[layer] == LayerType.Sliding && _stack.SlidingWindow < _positions ? _stack.SlidingWindow : null;
        if (_merged is not null)
        {
            return MergedAttention.Build(_graph, _plain!, _heads, projected, past, rotary, window, _merged.Cache(layer), _merged.Bias);
        }

        return _plain is { } steps
            ? PlainSelfAttention.Build(_graph, steps, _heads, projected, past, rotary, softCap, window)
            : FusedSelfAttention.Build(_graph, _lengths, _heads, projected, past, rotary, _relative, softCap, window);
    }
}
