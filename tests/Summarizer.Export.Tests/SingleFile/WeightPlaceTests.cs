using Summarizer.Bundles;
using Summarizer.Export.Exporting;
using Summarizer.Export.Onnx.Proto;

namespace Summarizer.Export.Tests.SingleFile;

public sealed class WeightPlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // ONNX Runtime makes signed weights unsigned (session.x64quantprecision) only where they stand in the graph of their product. Elsewhere the product saturates on processors
    // without VNNI.
    [Theory]
    [InlineData(Precision.Int8)]
    [InlineData(Precision.Int4)]
    public void Export_QuantizedProduct_HasItsWeightsInItsOwnGraph(Precision precision)
    {
        var options = new ExportOptions
        {
            Checkpoint = Repository.Fixture("t5gemma-balanced"),
            Output = _folder["bundle"],
            Precision = precision,
            GenAiSingleFile = true,
        };
        CheckpointExporter.Export(options, new Progress<ExportProgress>(), TestContext.Current.CancellationToken);

        foreach (var file in Directory.EnumerateFiles(options.Output, "*.onnx"))
        {
            var products = Graphs(ModelProto.Parser.ParseFrom(File.ReadAllBytes(file)).Graph)
                .SelectMany(graph => graph.Node.Where(node => node.OpType == "DynamicQuantizeMatMul").Select(node => (graph, Weights: node.Input[1])))
                .ToList();

            Assert.Equal(Path.GetFileName(file) != Bundle.DecoderGraph, products.Count > 0);
            Assert.All(products, product => Assert.Contains(product.graph.Initializer, weights => weights.Name == product.Weights));
        }
    }

    private static IEnumerable<GraphProto> Graphs(GraphProto graph) =>
        graph.Node.SelectMany(node => node.Attribute).Where(attribute => attribute.G is not null).SelectMany(attribute => Graphs(attribute.G)).Prepend(graph);
}
