using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Summarizer.Bundles;

namespace Summarizer.Export.Gate;

/// <summary>Outputs of an encoder graph for one batch. Owns them.</summary>
internal sealed class EncodedBatch : IDisposable
{
    private readonly Dictionary<string, OrtValue> _outputs;

    private EncodedBatch(Dictionary<string, OrtValue> outputs, int[] lengths)
    {
        _outputs = outputs;
        Lengths = lengths;
    }

    /// <summary>Tokens of every row.</summary>
    public IReadOnlyList<int> Lengths { get; }

    /// <summary>An output; owned by this object.</summary>
    public OrtValue this[string name] => _outputs[name];

    /// <summary>Encodes rows, padded on the right to the longest.</summary>
    public static EncodedBatch Run(InferenceSession encoder, params long[][] rows)
    {
        var lengths = rows.Select(row => row.Length).ToArray();
        var width = lengths.Max();
        var padded = new long[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].CopyTo(padded, i * width);
        }

        using var ids = OrtValue.CreateTensorValueFromMemory(padded, [rows.Length, width]);
        using var mask = LengthMask.Create(lengths);
        using var options = new RunOptions();
        var outputs = encoder.Run(options, [GraphNames.InputIds, GraphNames.AttentionMask], [ids, mask], encoder.OutputNames);
        return new EncodedBatch(encoder.OutputNames.Zip(outputs).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal), lengths);
    }

    /// <summary>A float32 output.</summary>
    public ReadOnlySpan<float> Floats(string name) => _outputs[name].GetTensorDataAsSpan<float>();

    /// <summary>Encoder output of one row without its padding, [tokens, hidden], widened to float32.</summary>
    public float[] States(int row)
    {
        var value = _outputs[GraphNames.EncoderHiddenStates];
        var shape = value.GetTensorTypeAndShape();
        var (width, hidden) = ((int)shape.Shape[1], (int)shape.Shape[2]);
        var (start, length) = (row * width * hidden, Lengths[row] * hidden);
        if (shape.ElementDataType == TensorElementType.Float)
        {
            return value.GetTensorDataAsSpan<float>().Slice(start, length).ToArray();
        }

        var states = new float[length];
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<Float16, Half>(value.GetTensorDataAsSpan<Float16>().Slice(start, length)), states);
        return states;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var output in _outputs.Values)
        {
            output.Dispose();
        }
    }
}
