using System.Globalization;
using System.Runtime.InteropServices;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>Rotary position embedding of one kind of layer.</summary>
/// <param name="Cosines">Shape [positions, D/2].</param>
/// <param name="Sines">Shape [positions, D/2].</param>
internal readonly record struct Rotary(Value Cosines, Value Sines)
{
    /// <summary>Tables for a number of positions known only when the graph runs.</summary>
    /// <param name="graph">Graph to add to.</param>
    /// <param name="positions">0, 1, 2, ... int64 [positions].</param>
    /// <param name="headWidth">D.</param>
    /// <param name="rope">Frequencies.</param>
    public static Rotary Computed(GraphBuilder graph, Value positions, int headWidth, RopeConfig rope)
    {
        // Angles in float32 whatever the graph computes in: half precision cannot tell neighbouring positions apart.
        var frequencies = Frequencies(headWidth, rope);
        var row = graph.Constant(DataType.Float, [1, frequencies.Length], MemoryMarshal.AsBytes<float>(frequencies));
        var angles = graph.Mul(graph.Unsqueeze(graph.Cast(positions, DataType.Float), 1), row);
        return new Rotary(graph.ToFloatType(graph.Cos(angles)), graph.ToFloatType(graph.Sin(angles)));
    }

    /// <summary>Stored tables for positions 0 to <paramref name="positions"/> - 1.</summary>
    public static Rotary Stored(GraphBuilder graph, int positions, int headWidth, RopeConfig rope)
    {
        var frequencies = Frequencies(headWidth, rope);
        var cosines = new float[positions * frequencies.Length];
        var sines = new float[cosines.Length];
        for (var i = 0; i < cosines.Length; i++)
        {
            // The product is rounded to float32 first, as the reference does.
            var angle = i / frequencies.Length * frequencies[i % frequencies.Length];
            (sines[i], cosines[i]) = MathF.SinCos(angle);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"rope theta {rope.Theta} factor {rope.Factor}");
        return new Rotary(Table(graph, name + " cos", positions, cosines), Table(graph, name + " sin", positions, sines));
    }

    /// <summary>Rotates all heads of x [B,T,heads*D] or [B,heads,T,D].</summary>
    /// <param name="graph">Graph to add to.</param>
    /// <param name="x">Heads side by side.</param>
    /// <param name="positions">int64 [B,T], or [1]: the position of the first token in all rows.</param>
    /// <param name="heads">Number of heads in x.</param>
    public Value Rotate(GraphBuilder graph, Value x, Value positions, int heads) =>
        graph.Node(GraphBuilder.Microsoft + "RotaryEmbedding", [x, positions, Cosines, Sines], Attr.Int("num_heads", heads));

    private static Value Table(GraphBuilder graph, string name, int positions, float[] values) =>
        graph.Weight(name, graph.FloatType, [positions, values.Length / positions], stream => FloatWeights.Write(stream, name, values, graph.FloatType));

    private static float[] Frequencies(int headWidth, RopeConfig rope)
    {
        var frequencies = new float[headWidth / 2];
        for (var i = 0; i < frequencies.Length; i++)
        {
            frequencies[i] = (float)(1 / Math.Pow(rope.Theta, 2.0 * i / headWidth) / rope.Factor);
        }

        return frequencies;
    }
}
