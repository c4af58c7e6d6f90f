using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Summarizer.Engine.Sessions;

/// <summary>Cross-attention keys and values of a batch of inputs, [rows, heads, padded length, width] each. Owns native memory.</summary>
internal sealed class EncoderOutput : IDisposable
{
    private readonly IDisposableReadOnlyCollection<OrtValue> _values;
    private readonly int[] _lengths;

    /// <summary>Takes ownership of the values.</summary>
    /// <param name="values">Key and value of every decoder layer in turn.</param>
    /// <param name="lengths">Tokens of every row.</param>
    public EncoderOutput(IDisposableReadOnlyCollection<OrtValue> values, int[] lengths)
    {
        _values = values;
        _lengths = lengths;
        PaddedLength = lengths.Max();
    }

    /// <summary>Positions of every row, padding included.</summary>
    public int PaddedLength { get; }

    /// <summary>Tokens of one row.</summary>
    public int Length(int row) => _lengths[row];

    /// <summary>One row of one value, [heads, padded length, width].</summary>
    /// <param name="index">2 * layer is the layer's key, 2 * layer + 1 its value.</param>
    /// <param name="row">Row of the batch.</param>
    public ReadOnlySpan<byte> Row(int index, int row)
    {
        var all = _values[index].GetTensorMutableRawData();
        var size = all.Length / _lengths.Length;
        return all.Slice(row * size, size);
    }

    /// <summary>Mean of one row's encoder states over its tokens, [width]. Only of an output that was asked for states.</summary>
    public float[] Mean(int row)
    {
        var states = Floats(_values[^1]);
        var width = states.Length / _lengths.Length / PaddedLength;
        var mean = new float[width];
        for (var token = 0; token < _lengths[row]; token++)
        {
            TensorPrimitives.Add(mean, states.Slice(((row * PaddedLength) + token) * width, width), mean);
        }

        TensorPrimitives.Divide(mean, _lengths[row], mean);
        return mean;
    }

    /// <inheritdoc/>
    public void Dispose() => _values.Dispose();

    // Graphs in float16 give float16 states.
    private static ReadOnlySpan<float> Floats(OrtValue value)
    {
        if (value.GetTensorTypeAndShape().ElementDataType == TensorElementType.Float)
        {
            return value.GetTensorDataAsSpan<float>();
        }

        var halves = MemoryMarshal.Cast<byte, Half>(value.GetTensorMutableRawData());
        var floats = new float[halves.Length];
        TensorPrimitives.ConvertToSingle(halves, floats);
        return floats;
    }
}
