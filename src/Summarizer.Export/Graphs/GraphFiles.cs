using Google.Protobuf;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Exporting;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>Writes the graphs of a checkpoint into a folder, each with its weights in a file beside it. Owns the weight file while it is open.</summary>
/// <param name="folder">Where to.</param>
/// <param name="checkpoint">What.</param>
/// <param name="precision">In which precision.</param>
/// <param name="limits">For which lengths.</param>
/// <param name="progress">Told of every matrix written.</param>
/// <param name="cancellationToken">Stops between matrices.</param>
internal sealed class GraphFiles(
    string folder, Checkpoint checkpoint, Precision precision, GraphLimits limits, IProgress<ExportProgress> progress, CancellationToken cancellationToken)
{
    /// <summary>Added to the name of a graph for the file with its weights.</summary>
    public const string WeightSuffix = ".data";

    private readonly ModelConfig _config = checkpoint.Config;

    /// <summary>Writes every graph.</summary>
    /// <param name="calibrate">Finds the scales of an 8-bit cross-attention cache by running an encoder graph that gives its keys and values in float32; null for a float cache.</param>
    /// <returns>Whether the cross-attention cache is 8-bit.</returns>
    public bool Write(Func<string, CrossScales>? calibrate = null)
    {
        using var encoderWeights = new WeightFile(PathOf(Bundle.EncoderGraph) + WeightSuffix);
        var encoderProgress = Progress("encoder weights", IsEncoderWeight);
        WriteEncoder(encoderWeights, encoderProgress, null);
        encoderWeights.Dispose();
        CrossScales? scales = null;
        if (calibrate is not null && precision.HasInt8CrossCache(_config))
        {
            scales = calibrate(PathOf(Bundle.EncoderGraph));
            WriteEncoder(encoderWeights, encoderProgress, scales);
        }

        using var decoderWeights = new WeightFile(PathOf(Bundle.DecoderGraph) + WeightSuffix);
        var decoderProgress = Progress("decoder weights", name => !IsEncoderWeight(name));
        Write(Bundle.DecoderGraph, decoderWeights, graph =>
        {
            var writer = new ModelWriter(graph, checkpoint, precision.DecoderLayers(decoderProgress), precision.Tables(decoderProgress));
            new T5GemmaDecoder(writer, _config, limits.DecoderPositions, scales).Build();
        });
        return scales is not null;
    }

    // The encoder graph also projects its output to the keys and values of every cross-attention.
    private static bool IsEncoderWeight(string tensor) =>
        tensor.StartsWith("model.encoder.", StringComparison.Ordinal)
        || tensor.EndsWith("cross_attn.k_proj.weight", StringComparison.Ordinal)
        || tensor.EndsWith("cross_attn.v_proj.weight", StringComparison.Ordinal);

    private void WriteEncoder(WeightFile weights, WeightProgress weightProgress, CrossScales? scales) => Write(Bundle.EncoderGraph, weights, graph =>
    {
        var writer = new ModelWriter(graph, checkpoint, precision.EncoderLayers(weightProgress), precision.Tables(weightProgress));
        new T5GemmaEncoder(writer, _config, limits.InputTokens, scales).Build();
    });

    private void Write(string file, WeightFile weights, Action<GraphBuilder> build)
    {
        var graph = new GraphBuilder(Path.GetFileNameWithoutExtension(file), weights, precision.FloatType());
        build(graph);
        using var stream = File.Create(PathOf(file));
        graph.ToModel().WriteTo(stream);
    }

    private WeightProgress Progress(string stage, Func<string, bool> belongs) => new(
        progress,
        stage,
        checkpoint.Tensors.Where(tensor => belongs(tensor.Key) && tensor.Value.Shape.Length == 2).Sum(tensor => tensor.Value.Elements),
        cancellationToken);

    private string PathOf(string file) => Path.Combine(folder, file);
}
