using Summarizer.Bundles;
using Summarizer.Export.Onnx.Proto;

namespace Summarizer.Export.Synthesis;

/// <summary>What a decoder graph does beside its shape. A manifest does not tell it, so it is read from the graph.</summary>
/// <param name="AttentionSoftCap">Soft-cap of attention scores; null for none.</param>
/// <param name="FinalSoftCap">Soft-cap of the logits; null for none.</param>
/// <param name="Window">Window of its sliding layers; null if it has none that its limits let one notice.</param>
internal sealed record AttentionFeatures(double? AttentionSoftCap, double? FinalSoftCap, int? Window)
{
    /// <summary>Reads the decoder graph of a bundle that this exporter wrote.</summary>
    public static AttentionFeatures Of(Bundle bundle)
    {
        using var stream = File.OpenRead(bundle.PathOf(Bundle.DecoderGraph));
        var graph = ModelProto.Parser.ParseFrom(stream).Graph;
        var fused = graph.Node.Where(node => node.OpType == "GroupQueryAttention" && Integer(node, "do_rotary") == 1).ToList();
        var windows = fused.Select(node => Integer(node, "local_window_size")).Where(window => window > 0).ToList();
        var cap = fused.Count > 0 ? fused.Max(node => node.Attribute.FirstOrDefault(a => a.Name == "softcap")?.F ?? 0) : PlainCap(graph);
        return new AttentionFeatures(cap > 0 ? cap : null, Cap(graph, Producer(graph, GraphNames.Logits)), windows.Count > 0 ? (int)windows[0] : null);
    }

    // Heads that the fused operator refuses have their cap spelled out, in every layer alike; the feed-forward layers have no Tanh of their own.
    private static double PlainCap(GraphProto graph) => graph.Node
        .Where(node => node.OpType == "Mul" && node.Name.StartsWith("decoder.0/", StringComparison.Ordinal))
        .Select(node => Cap(graph, node))
        .FirstOrDefault(cap => cap is not null) ?? 0;

    // The spelling of Scores.SoftCap: Tanh(x) * cap.
    private static double? Cap(GraphProto graph, NodeProto? node) =>
        node?.OpType == "Mul" && Producer(graph, node.Input[0])?.OpType == "Tanh"
            ? Number(graph.Initializer.First(tensor => tensor.Name == node.Input[1]))
            : node?.OpType == "Cast" ? Cap(graph, Producer(graph, node.Input[0])) : null;

    private static NodeProto? Producer(GraphProto graph, string value) => graph.Node.FirstOrDefault(node => node.Output.Contains(value));

    private static long Integer(NodeProto node, string attribute) => node.Attribute.FirstOrDefault(a => a.Name == attribute)?.I ?? 0;

    private static double Number(TensorProto tensor) => tensor.DataType == (int)TensorProto.Types.DataType.Float16
        ? (double)BitConverter.ToHalf(tensor.RawData.Span)
        : BitConverter.ToSingle(tensor.RawData.Span);
}
