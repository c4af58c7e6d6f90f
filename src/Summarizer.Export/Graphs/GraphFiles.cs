using Google.Protobuf;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
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
        var scales = _config.Encoder is null ? null : WriteEncoder(precision.HasInt8CrossCache(_config) ? calibrate : null);
        using var decoderWeights = new WeightFile(PathOf(Bundle.DecoderGraph) + WeightSuffix);
        var decoderProgress = Progress("decoder weights", GraphWeights.InDecoder);
        Write(Bundle.DecoderGraph, decoderWeights, graph =>
        {
            var writer = new ModelWriter(graph, checkpoint, precision.DecoderLayers(decoderProgress), precision.Tables(decoderProgress));
            new DecoderGraph(writer, _config, limits.DecoderPositions, scales).Build();
        });
        return scales is not null;
    }

    private CrossScales? WriteEncoder(Func<string, CrossScales>? calibrate)
    {
        using var weights = new WeightFile(PathOf(Bundle.EncoderGraph) + WeightSuffix);
        var weightProgress = Progress("encoder weights", GraphWeights.InEncoder);
        WriteEncoder(weights, weightProgress, null);
        weights.Dispose();
        if (calibrate is null)
        {
            return null;
        }

        // The same weights again, now with a cache in 8 bits.
        var scales = calibrate(PathOf(Bundle.EncoderGraph));
        WriteEncoder(weights, weightProgress, scales);
        return scales;
    }

    private void WriteEncoder(WeightFile weights, WeightProgress weightProgress, CrossScales? scales) => Write(Bundle.EncoderGraph, weights, graph =>
    {
        var writer = new ModelWriter(graph, checkpoint, precision.EncoderLayers(weightProgress), precision.Tables(weightProgress));
        new EncoderGraph(writer, _config, limits.InputTokens, scales).Build();
    });

    private void Write(string file, WeightFile weights, Action<GraphBuilder> build)
    {
        var graph = new GraphBuilder(Path.GetFileNameWithoutExtension(file), weights, precision.FloatType());
        build(graph);
        using var stream = File.Create(PathOf(file));
        graph.ToModel().WriteTo(stream);
    }

    private WeightProgress Progress(string stage, Func<ModelConfig, string, bool> belongs) => new(
        progress,
        stage,
        checkpoint.Tensors.Where(tensor => belongs(_config, tensor.Key) && GraphWeights.IsMatrix(tensor.Key, tensor.Value)).Sum(tensor => tensor.Value.Elements),
        cancellationToken);

    private string PathOf(string file) => Path.Combine(folder, file);
}
