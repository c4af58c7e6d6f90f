using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Summarizer.Export.Gate;
using Summarizer.Export.Graphs;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Tests.Graphs;

/// <summary>The fused operator over an 8-bit cache against the definition of attention, on the values that the cache stands for.</summary>
public sealed class FusedCrossAttentionTests
{
    private const int Capacity = 12;
    private const int Width = 16;
    private static readonly HeadShape Heads = new(4, 2, Width);

    [Theory]
    [InlineData(null, 3, 1)]
    [InlineData(5.0, 3, 1)]
    [InlineData(null, 1, 4)]
    [InlineData(5.0, 1, 4)]
    public void Build_RaggedInputs_AttendsToTheTokensOfEachRow(double? softCap, int rows, int tokens)
    {
        var random = new Random(3);
        float[] Random(int count, double size) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * size))];
        sbyte[] RandomLevels() => [.. Enumerable.Range(0, rows * 2 * Capacity * Width).Select(_ => (sbyte)random.Next(-127, 128))];
        var (q, key, value) = (Random(rows * tokens * 4 * Width, 4), RandomLevels(), RandomLevels());
        float[] keyScales = [.. Random(2 * Width, 0.02).Select(s => Math.Abs(s) + 0.001f)];
        float[] valueScales = [.. Random(2 * Width, 0.02).Select(s => Math.Abs(s) + 0.001f)];
        int[] lengths = rows == 1 ? [9] : [12, 1, 5];

        using var session = Session(softCap, keyScales, valueScales);
        using var queries = OrtValue.CreateTensorValueFromMemory(q, [rows, tokens, 4 * Width]);
        using var mask = OrtValue.CreateTensorValueFromMemory(
            [.. lengths.SelectMany(n => Enumerable.Range(0, Capacity).Select(i => i < n ? 1L : 0L))], [rows, Capacity]);
        using var keys = OrtValue.CreateTensorValueFromMemory(key, [rows, 2, Capacity, Width]);
        using var values = OrtValue.CreateTensorValueFromMemory(value, [rows, 2, Capacity, Width]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["q", "mask", "key", "value"], [queries, mask, keys, values], ["attended"]);
        var actual = outputs[0].GetTensorDataAsSpan<float>();

        for (var row = 0; row < rows; row++)
        {
            for (var token = 0; token < tokens; token++)
            {
                for (var head = 0; head < 4; head++)
                {
                    var at = ((((row * tokens) + token) * 4) + head) * Width;
                    var cache = ((row * 2) + (head / 2)) * Capacity * Width;
                    var wanted = Attend(
                        q.AsSpan(at, Width), Restore(key, cache, keyScales, head / 2), Restore(value, cache, valueScales, head / 2), lengths[row], softCap);
                    Tensor.AssertClose(wanted, actual.Slice(at, Width), 1e-5f);
                }
            }
        }
    }

    // [C, D] of one key/value head.
    private static float[] Restore(sbyte[] levels, int first, float[] scales, int head) =>
        [.. Enumerable.Range(0, Capacity * Width).Select(i => levels[first + i] * scales[(head * Width) + (i % Width)])];

    private static float[] Attend(ReadOnlySpan<float> q, float[] keys, float[] values, int length, double? softCap)
    {
        var weights = new double[length];
        for (var i = 0; i < length; i++)
        {
            var score = 0.0;
            for (var d = 0; d < Width; d++)
            {
                score += q[d] * keys[(i * Width) + d];
            }

            weights[i] = Math.Exp(softCap is { } cap ? cap * Math.Tanh(score / cap) : score);
        }

        return [.. Enumerable.Range(0, Width).Select(d => (float)(Enumerable.Range(0, length).Sum(i => weights[i] * values[(i * Width) + d]) / weights.Sum()))];
    }

    private static InferenceSession Session(double? softCap, float[] keyScales, float[] valueScales)
    {
        var path = Path.GetTempFileName();
        File.Delete(path);
        using var weights = new WeightFile(path);
        var graph = new GraphBuilder("cross", weights, DataType.Float);
        var q = graph.Input("q", DataType.Float, "batch", "tokens", Heads.QueryWidth);
        var lengths = RowLengths.Build(graph, graph.Input("mask", DataType.Int64, "batch", "input"));
        var key = graph.Input("key", DataType.Int8, "batch", 2, "cache", Width);
        var value = graph.Input("value", DataType.Int8, "batch", 2, "cache", Width);
        var built = FusedCrossAttention.Build(graph, FusedCrossAttention.NoNewKeys(graph, Heads, q), lengths, Heads, q, (key, value), keyScales, valueScales, softCap);
        graph.Output(built.Attended, "attended", DataType.Float, "batch", "tokens", Heads.QueryWidth);
        graph.Output(built.PresentKey, "present_key", DataType.Int8, "batch", 2, "cache", Width);
        graph.Output(built.PresentValue, "present_value", DataType.Int8, "batch", 2, "cache", Width);
        weights.Dispose();
        File.Delete(path);
        return GraphSession.Open(graph.ToModel().ToByteArray());
    }
}
