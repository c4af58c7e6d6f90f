using Google.Protobuf;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Exporting;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>Writes the graphs of a checkpoint, each with its weights in a file beside it.</summary>
internal sealed class GraphFiles(string folder, Checkpoint checkpoint, GraphLimits limits, IProgress<ExportProgress> progress, CancellationToken cancellationToken)
{
    /// <summary>Added to the name of a graph for the file with its weights.</summary>
    public const string WeightSuffix = ".data";

    /// <summary>Writes every graph of the model.</summary>
    public void Write()
    {
        var config = checkpoint.Config;
        Write(Bundle.EncoderGraph, "encoder weights", IsEncoderWeight, writer => new T5GemmaEncoder(writer, config, limits.InputTokens).Build());
        Write(Bundle.DecoderGraph, "decoder weights", name => !IsEncoderWeight(name), writer => new T5GemmaDecoder(writer, config, limits.DecoderPositions).Build());
    }

    // The encoder graph also projects its output to the keys and values of every cross-attention.
    private static bool IsEncoderWeight(string tensor) =>
        tensor.StartsWith("model.encoder.", StringComparison.Ordinal)
        || tensor.EndsWith("cross_attn.k_proj.weight", StringComparison.Ordinal)
        || tensor.EndsWith("cross_attn.v_proj.weight", StringComparison.Ordinal);

    private void Write(string file, string stage, Func<string, bool> belongs, Action<ModelWriter> build)
    {
        var total = checkpoint.Tensors.Where(tensor => belongs(tensor.Key) && tensor.Value.Shape.Length == 2).Sum(tensor => tensor.Value.Elements);
        var weightProgress = new WeightProgress(progress, stage, total, cancellationToken);
        var path = Path.Combine(folder, file);
        using var weights = new WeightFile(path + WeightSuffix);
        var graph = new GraphBuilder(Path.GetFileNameWithoutExtension(file), weights, DataType.Float);
        var format = new FloatWeights(weightProgress);
        build(new ModelWriter(graph, checkpoint, format, format));
        using var stream = File.Create(path);
        graph.ToModel().WriteTo(stream);
    }
}
