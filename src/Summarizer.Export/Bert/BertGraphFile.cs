using Google.Protobuf;
using Summarizer.Bundles;
using Summarizer.Export.Graphs;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Bert;

/// <summary>Writes the graph of a BERT encoder into a folder, with its weights in a file beside it.</summary>
internal static class BertGraphFile
{
    /// <summary>Writes it.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="tensors">Weights.</param>
    /// <param name="precision">fp32, or int8: linear layers with dynamic 8-bit activations, the word table in 8 bits.</param>
    /// <param name="progress">Told of every matrix written.</param>
    /// <param name="cancellationToken">Stops between matrices.</param>
    public static void Write(
        string folder, BertTensors tensors, Precision precision, IProgress<ExportProgress> progress, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Bundle.EncoderGraph);
        using var weights = new WeightFile(path + GraphFiles.WeightSuffix);
        var written = new WeightProgress(progress, "encoder weights", Parameters(tensors.Config), cancellationToken);
        var graph = new GraphBuilder("encoder", weights, precision.FloatType());
        new BertGraph(graph, tensors, precision.EncoderLayers(written), precision.Tables(written)).Build();
        using var stream = File.Create(path);
        graph.ToModel().WriteTo(stream);
    }

    /// <summary>Stored weights of an encoder, tables and norms included.</summary>
    public static long Parameters(BertConfig c) =>
        ((c.Vocabulary + c.Positions + 2L) * c.Hidden) + (2 * c.Hidden)
        + (c.Layers * ((4L * c.Hidden * (c.Hidden + 1)) + (2L * c.Hidden * c.FeedForward) + c.FeedForward + c.Hidden + (4 * c.Hidden)));
}
