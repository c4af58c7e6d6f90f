using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>
/// The relative position bias of <c>modeling_t5.py</c>. The bucket of every distance is looked up while the graph is made, so what is stored is the bias by
/// distance; it is computed once for all layers.
/// </summary>
internal static class RelativeBias
{
    /// <summary>For an encoder, [chunks, 1, heads, 1, size, S']: what every query of a chunk adds to its scores.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="stack">The encoder.</param>
    /// <param name="bias">Its table.</param>
    /// <param name="layout">Chunks.</param>
    public static Value Encoder(ModelWriter writer, StackConfig stack, RelativeBiasConfig bias, EncoderLayout layout)
    {
        var graph = writer.Graph;
        var most = bias.MaxDistance;
        var table = Table(writer, stack, "model.encoder.", bias, Enumerable.Range(-most, (2 * most) + 1).Select(distance => Bucket(bias, distance)));
        var queries = graph.Unsqueeze(graph.Reshape(layout.Positions, layout.ChunkShape), 2);
        var distances = graph.Sub(layout.Positions, queries);                             // [chunks, size, S'], key minus query
        var rows = graph.Add(graph.Max(graph.Min(distances, graph.Integer(most)), graph.Integer(-most)), graph.Integer(most));
        return graph.Unsqueeze(graph.Transpose(graph.Node("Gather", [table, rows], Attr.Int("axis", 1)), 1, 0, 2, 3), 1, 3);
    }

    /// <summary>For a decoder, [B, heads, T, keys]: what every token of a step adds to its scores of the keys before it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="stack">The decoder.</param>
    /// <param name="bias">Its table.</param>
    /// <param name="positions">Positions of the tokens, int64 [B,T].</param>
    /// <param name="keys">Number of keys, int64 [].</param>
    public static Value Decoder(ModelWriter writer, StackConfig stack, RelativeBiasConfig bias, Value positions, Value keys)
    {
        var graph = writer.Graph;
        var table = Table(writer, stack, "model.decoder.", bias, Enumerable.Range(0, bias.MaxDistance + 1).Select(distance => BucketBefore(bias, bias.Buckets, distance)));
        var distances = graph.Sub(graph.Unsqueeze(positions, 2), graph.Range(graph.Integer(0), keys, graph.Integer(1)));
        var rows = graph.Max(graph.Min(distances, graph.Integer(bias.MaxDistance)), graph.Integer(0));
        return graph.Transpose(graph.Node("Gather", [table, rows], Attr.Int("axis", 1)), 1, 0, 2, 3);
    }

    // [heads, distances]
    private static Value Table(ModelWriter writer, StackConfig stack, string at, RelativeBiasConfig bias, IEnumerable<int> buckets)
    {
        var tensor = at + "relative_attention_bias.weight";
        writer.Checkpoint.Require(tensor, bias.Buckets, stack.Heads);
        var stored = writer.Checkpoint.ReadAll(tensor);
        int[] rows = [.. buckets];
        return writer.Graph.Floats([stack.Heads, rows.Length], [.. Enumerable.Range(0, stack.Heads).SelectMany(head => rows.Select(row => stored[(row * stack.Heads) + head]))]);
    }

    // Half of the buckets are for keys on the right.
    private static int Bucket(RelativeBiasConfig bias, int distance) =>
        (distance > 0 ? bias.Buckets / 2 : 0) + BucketBefore(bias, bias.Buckets / 2, Math.Abs(distance));

    // Half of the buckets are for exact distances, the others grow logarithmically. In float32, as the reference: rounding decides at the edges.
    private static int BucketBefore(RelativeBiasConfig bias, int buckets, int distance)
    {
        var exact = buckets / 2;
        if (distance < exact)
        {
            return distance;
        }

        var share = MathF.Log((float)distance / exact) / (float)Math.Log((double)bias.MaxDistance / exact) * (buckets - exact);
        return Math.Min(exact + (int)share, buckets - 1);
    }
}
