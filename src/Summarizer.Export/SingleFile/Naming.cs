using Summarizer.Export.Onnx;
using Summarizer.Export.Onnx.Proto;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.SingleFile;

/// <summary>Names in graphs that are put together.</summary>
internal static class Naming
{
    /// <summary>Gives every value, node and weight of a graph, and of the graphs in it, another name. An empty name stands for an input left out and stays.</summary>
    public static void Rename(GraphProto graph, Func<string, string> name)
    {
        foreach (var node in graph.Node)
        {
            Rename(node, name);
        }

        foreach (var tensor in graph.Initializer)
        {
            tensor.Name = name(tensor.Name);
        }

        foreach (var value in graph.Input.Concat(graph.Output).Concat(graph.ValueInfo))
        {
            value.Name = name(value.Name);
        }
    }

    /// <summary>Describes an input or output.</summary>
    public static ValueInfoProto Describe(string name, DataType type, params ReadOnlySpan<Dimension> shape)
    {
        var dimensions = new TensorShapeProto();
        foreach (var dimension in shape)
        {
            dimensions.Dim.Add(dimension.ToProto());
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = dimensions } } };
    }

    private static void Rename(NodeProto node, Func<string, string> name)
    {
        string Kept(string old) => old.Length == 0 ? old : name(old);
        for (var i = 0; i < node.Input.Count; i++)
        {
            node.Input[i] = Kept(node.Input[i]);
        }

        for (var i = 0; i < node.Output.Count; i++)
        {
            node.Output[i] = Kept(node.Output[i]);
        }

        node.Name = name(node.Name);
        foreach (var inner in node.Attribute.Where(attribute => attribute.G is not null))
        {
            Rename(inner.G, name);
        }
    }
}
