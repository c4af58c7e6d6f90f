using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>
/// Compares the inputs and outputs of a graph with what the manifest promises, so that a mismatch is found at load and named.
/// </summary>
internal static class GraphCheck
{
    private const int Any = -1;

    /// <summary>Checks the encoder graph.</summary>
    /// <exception cref="BundleException">An input or output is missing or different.</exception>
    public static void Encoder(InferenceSession session, Bundle bundle, KvLayout layout, IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        var path = bundle.PathOf(Bundle.EncoderGraph);
        foreach (var name in inputs)
        {
            Check(path, session.InputMetadata, name, TensorElementType.Int64, [Any, Any]);
        }

        foreach (var name in outputs)
        {
            Check(path, session.OutputMetadata, name, layout.CrossType, Positions(layout));
        }
    }

    /// <summary>Checks the decoder graph.</summary>
    /// <exception cref="BundleException">An input or output is missing or different.</exception>
    public static void Decoder(InferenceSession session, Bundle bundle, KvLayout layout)
    {
        var path = bundle.PathOf(Bundle.DecoderGraph);
        Check(path, session.InputMetadata, GraphNames.InputIds, TensorElementType.Int64, [Any, Any]);
        Check(path, session.InputMetadata, GraphNames.AttentionMask, TensorElementType.Int64, [Any, Any]);
        Check(path, session.OutputMetadata, GraphNames.Logits, TensorElementType.Float, [Any, Any, bundle.Manifest.Limits.Vocabulary]);
        for (var layer = 0; layer < layout.Layers; layer++)
        {
            Check(path, session.InputMetadata, GraphNames.PastKey(layer), layout.SelfType, Positions(layout));
            Check(path, session.InputMetadata, GraphNames.PastValue(layer), layout.SelfType, Positions(layout));
            Check(path, session.OutputMetadata, GraphNames.PresentKey(layer), layout.SelfType, Positions(layout));
            Check(path, session.OutputMetadata, GraphNames.PresentValue(layer), layout.SelfType, Positions(layout));
        }

        if (layout.Cross is null)
        {
            Check(path, session.OverridableInitializerMetadata, GraphNames.LogitsToKeep, TensorElementType.Int64, [1]);
        }
        else
        {
            CrossInputs(path, session, layout);
        }
    }

    private static void CrossInputs(string path, InferenceSession session, KvLayout layout)
    {
        Check(path, session.InputMetadata, GraphNames.EncoderAttentionMask, TensorElementType.Int64, [Any, Any]);
        for (var layer = 0; layer < layout.Layers; layer++)
        {
            Check(path, session.InputMetadata, GraphNames.CrossKey(layer), layout.CrossType, Positions(layout));
            Check(path, session.InputMetadata, GraphNames.CrossValue(layer), layout.CrossType, Positions(layout));
        }
    }

    private static int[] Positions(KvLayout layout) => [Any, layout.Self.Heads, Any, layout.Self.Width];

    private static void Check(string path, IReadOnlyDictionary<string, NodeMetadata> nodes, string name, TensorElementType type, int[] shape)
    {
        if (!nodes.TryGetValue(name, out var node))
        {
            throw new BundleException($"'{path}' has no '{name}'. The manifest and the graph do not belong together: export the checkpoint again.");
        }

        // A graph may leave a dimension open; where both are known they must be equal.
        var fits = node.IsTensor && node.ElementDataType == type && node.Dimensions.Length == shape.Length
            && node.Dimensions.Zip(shape).All(d => d.First == Any || d.Second == Any || d.First == d.Second);
        if (!fits)
        {
            throw new BundleException(
                $"'{name}' in '{path}' is {node.ElementDataType} [{string.Join(',', node.Dimensions)}]; the manifest says {type} [{string.Join(',', shape)}]. Export the checkpoint again.");
        }
    }
}
