using System.Runtime.InteropServices;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Summarizer.Export.Gate;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Tests.Onnx;

public sealed class GraphBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Output_ValueUsedFurther_HasItsNameEverywhere()
    {
        using var weights = new WeightFile(_folder["w"]);
        var graph = new GraphBuilder("g", weights, DataType.Float);
        var x = graph.Input("x", DataType.Float, "n");
        var sum = graph.Add(x, graph.Float(1));
        graph.Output(sum, "sum", DataType.Float, "n");
        var body = graph.Body("body");
        var item = body.Input("item", DataType.Float);
        body.Output(body.Mul(item, graph.SumOfRows(sum)), "scaled", DataType.Float);
        graph.Output(graph.Node("Scan", [x], Attr.Int("num_scan_inputs", 1), Attr.Graph("body", body.ToBody())), "scaled", DataType.Float, "n");

        Assert.Equal([[2f, 3f], [5f, 10f]], Run(graph, [1f, 2f], "sum", "scaled"));
    }

    [Fact]
    public void Weight_AskedForTwice_IsWrittenOnce()
    {
        using var weights = new WeightFile(_folder["w"]);
        var graph = new GraphBuilder("g", weights, DataType.Float);
        var first = Store(graph, "w", [1f, 2f]);
        var second = graph.Weight("w", DataType.Float, [2], _ => Assert.Fail("written again"));
        Assert.Equal(first, second);
        graph.Output(graph.Add(graph.Input("x", DataType.Float, 2), first), "y", DataType.Float, 2);
        weights.Dispose();
        Assert.Equal([[11f, 22f]], Run(graph, [10f, 20f], "y"));
    }

    [Fact]
    public void Weight_GraphBuiltAgainAfterTheFileIsClosed_RefersToTheSameBytes()
    {
        using var weights = new WeightFile(_folder["w"]);
        for (var pass = 0; pass < 2; pass++)
        {
            var graph = new GraphBuilder("g", weights, DataType.Float);
            graph.Output(graph.Add(graph.Input("x", DataType.Float, 2), Store(graph, "w", [1f, 2f])), "y", DataType.Float, 2);
            weights.Dispose();
            Assert.Equal([[11f, 22f]], Run(graph, [10f, 20f], "y"));
        }
    }

    [Fact]
    public void Reshaped_OnlyTheOtherShapeIsUsed_OneInitializerRemains()
    {
        using var weights = new WeightFile(_folder["w"]);
        var graph = new GraphBuilder("g", weights, DataType.Float);
        var stored = graph.Weight("w", DataType.Float, [1, 2], stream => stream.Write(MemoryMarshal.AsBytes<float>([1f, 2f])));
        graph.Output(graph.Add(graph.Input("x", DataType.Float, 2), graph.Reshaped(stored, 2)), "y", DataType.Float, 2);
        weights.Dispose();
        Assert.Equal([2L], Assert.Single(graph.ToModel().Graph.Initializer).Dims);
        Assert.Equal([[11f, 22f]], Run(graph, [10f, 20f], "y"));
    }

    [Fact]
    public void Weight_OtherNumberOfBytesThanTheShapeNeeds_IsRefused()
    {
        using var weights = new WeightFile(_folder["w"]);
        var graph = new GraphBuilder("g", weights, DataType.Float);
        var error = Assert.Throws<InvalidOperationException>(() => graph.Weight("w", DataType.Float, [3], stream => stream.Write(new byte[8])));
        Assert.Equal("Tensor 'w' [3] needs 12 bytes, but 8 were written to w.", error.Message);
    }

    [Fact]
    public void Store_EveryTensor_StartsAtAMultipleOf64()
    {
        using var weights = new WeightFile(_folder["w"]);
        weights.Store("a", DataType.Int8, [3], stream => stream.Write([1, 2, 3]));
        var second = weights.Store("b", DataType.Int8, [1], stream => stream.Write([4]));
        Assert.Equal("64", second.ExternalData.Single(entry => entry.Key == "offset").Value);
    }

    [Fact]
    public void Constant_EqualContent_IsStoredOnce()
    {
        using var weights = new WeightFile(_folder["w"]);
        var graph = new GraphBuilder("g", weights, DataType.Float);
        Assert.Equal(graph.Integers(1, 2), graph.Body("b").Integers(1, 2));
        Assert.NotEqual(graph.Integer(1), graph.Integers(1));
        Assert.NotEqual(graph.Float(1), graph.Integer32(1));
    }

    [Fact]
    public void ToModel_OperatorOfALaterOpset_ImportsIt()
    {
        using var weights = new WeightFile(_folder["w"]);
        var graph = new GraphBuilder("g", weights, DataType.Float);
        Assert.Equal(21, graph.ToModel().OpsetImport[0].Version);
        graph.Node("TensorScatter", [Value.None, Value.None]);
        Assert.Equal(24, graph.ToModel().OpsetImport[0].Version);
    }

    public void Dispose() => _folder.Dispose();

    private static Value Store(GraphBuilder graph, string name, float[] values) =>
        graph.Weight(name, DataType.Float, [values.Length], stream => stream.Write(MemoryMarshal.AsBytes<float>(values)));

    private float[][] Run(GraphBuilder graph, float[] x, params string[] outputs)
    {
        File.WriteAllBytes(_folder["g.onnx"], graph.ToModel().ToByteArray());
        using var session = GraphSession.Open(_folder["g.onnx"]);
        using var input = OrtValue.CreateTensorValueFromMemory(x, [x.Length]);
        using var options = new RunOptions();
        using var results = session.Run(options, ["x"], [input], outputs);
        return [.. results.Select(result => result.GetTensorDataAsSpan<float>().ToArray())];
    }
}
