using System.Runtime.InteropServices;
using Google.Protobuf;
using Summarizer.Export.Onnx.Proto;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.SingleFile;

/// <summary>Nodes between graphs that exist already, with names of their own choice.</summary>
/// <param name="graph">Takes the constants.</param>
internal sealed class Nodes(GraphProto graph)
{
    private readonly List<NodeProto> _nodes = [];

    /// <summary>The nodes in order.</summary>
    public IReadOnlyList<NodeProto> All => _nodes;

    /// <summary>Adds a node with one output.</summary>
    /// <returns>The name of the output.</returns>
    public string Add(string op, string output, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        var node = new NodeProto { OpType = op, Name = $"join/{op}/{output}" };
        foreach (var input in inputs)
        {
            node.Input.Add(input);
        }

        node.Output.Add(output);
        foreach (var attribute in attributes)
        {
            node.Attribute.Add(attribute);
        }

        _nodes.Add(node);
        return output;
    }

    /// <summary>Adds a node made elsewhere.</summary>
    public void Add(NodeProto node) => _nodes.Add(node);

    /// <summary>A constant, integers [n].</summary>
    public string Integers(params ReadOnlySpan<long> values) => Integers([values.Length], values);

    /// <summary>A constant of any shape.</summary>
    public string Integers(ReadOnlySpan<long> shape, ReadOnlySpan<long> values)
    {
        var name = $"join/[{string.Join(',', shape.ToArray())}]={string.Join(',', values.ToArray())}";
        if (graph.Initializer.All(known => known.Name != name))
        {
            var tensor = new TensorProto { Name = name, DataType = (int)DataType.Int64, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)) };
            tensor.Dims.AddRange(shape.ToArray());
            graph.Initializer.Add(tensor);
        }

        return name;
    }
}
