using System.Runtime.InteropServices;

namespace Summarizer.OnnxRuntime.KnownAnswers;

/// <summary>An ONNX model whose operators all read the same float32 rows [rows, columns] and write one output each; everything else is constant.</summary>
/// <param name="columns">Width of the input rows.</param>
/// <remarks>The numbers of the fields are those of onnx.proto.</remarks>
internal sealed class OperatorModel(int columns)
{
    /// <summary>Name of the input.</summary>
    public const string Input = "x";

    private const string Domain = "com.microsoft";
    private const int IrVersion = 10;
    private const int StandardOpset = 21;
    private const int Float = 1;
    private const int Uint8 = 2;
    private const int Int8 = 3;
    private const int IntegerAttribute = 2;
    private readonly ProtoWriter _nodes = new();
    private readonly ProtoWriter _constants = new();
    private readonly ProtoWriter _outputs = new();
    private int _constantCount;

    /// <summary>Adds an int8 constant and returns its name.</summary>
    public string Constant(ReadOnlySpan<sbyte> values, params ReadOnlySpan<long> shape) => Constant(Int8, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Adds a uint8 constant and returns its name.</summary>
    public string Constant(ReadOnlySpan<byte> values, params ReadOnlySpan<long> shape) => Constant(Uint8, values, shape);

    /// <summary>Adds a float32 constant and returns its name.</summary>
    public string Constant(ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) => Constant(Float, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Adds an operator of the domain com.microsoft.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="output">Name of its output.</param>
    /// <param name="constants">Its inputs after the first.</param>
    /// <param name="attributes">Its attributes.</param>
    public void Node(string type, string output, string[] constants, params ReadOnlySpan<(string Name, long Value)> attributes)
    {
        var node = new ProtoWriter().Text(1, Input);
        foreach (var constant in constants)
        {
            node.Text(1, constant);
        }

        node.Text(2, output).Text(4, type).Text(7, Domain);
        foreach (var (name, value) in attributes)
        {
            node.Message(5, new ProtoWriter().Text(1, name).Integer(3, value).Integer(20, IntegerAttribute));
        }

        _nodes.Message(1, node);
        _outputs.Message(12, Rows(output, new ProtoWriter().Integer(1, Float)));
    }

    /// <summary>The serialized model.</summary>
    public byte[] ToBytes()
    {
        var shape = new ProtoWriter().Message(1, new ProtoWriter().Text(2, "rows")).Message(1, new ProtoWriter().Integer(1, columns));
        var input = new ProtoWriter().Message(11, Rows(Input, new ProtoWriter().Integer(1, Float).Message(2, shape)));
        byte[] graph = [.. _nodes.ToArray(), .. new ProtoWriter().Text(2, "known answers").ToArray(), .. _constants.ToArray(), .. input.ToArray(), .. _outputs.ToArray()];
        return new ProtoWriter()
            .Integer(1, IrVersion)
            .Raw(7, graph)
            .Message(8, new ProtoWriter().Text(1, string.Empty).Integer(2, StandardOpset))
            .Message(8, new ProtoWriter().Text(1, Domain).Integer(2, 1))
            .ToArray();
    }

    private static ProtoWriter Rows(string name, ProtoWriter tensor) => new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor));

    private string Constant(int type, ReadOnlySpan<byte> bytes, ReadOnlySpan<long> shape)
    {
        var name = $"constant {_constantCount++}";
        var tensor = new ProtoWriter();
        foreach (var size in shape)
        {
            tensor.Integer(1, size);
        }

        _constants.Message(5, tensor.Integer(2, type).Text(8, name).Raw(9, bytes));
        return name;
    }
}
