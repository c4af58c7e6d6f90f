using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Summarizer.Export.Onnx.Proto;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Onnx;

/// <summary>Builds one ONNX graph, or the body of a <c>Scan</c> inside one. A body sees the values of the graph around it.</summary>
/// <remarks>Operators have typed spellings in <see cref="Operators"/>; this class knows only nodes, names and initializers.</remarks>
internal sealed class GraphBuilder
{
    /// <summary>Prefix of ONNX Runtime's own operators.</summary>
    public const string Microsoft = "com.microsoft.";

    private readonly GraphProto _graph;
    private readonly GraphBuilder _root;
    private readonly WeightFile? _weights;
    private readonly Dictionary<string, Value> _initializers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _outputNames = new(StringComparer.Ordinal);
    private int _nextName;
    private int _opset = 21;

    /// <summary>Starts a graph whose large initializers go to <paramref name="weights"/>.</summary>
    /// <param name="name">Name of the graph.</param>
    /// <param name="weights">File for initializers; the caller closes it.</param>
    /// <param name="floatType">Element type of activations and of floating-point constants.</param>
    public GraphBuilder(string name, WeightFile weights, DataType floatType)
    {
        _graph = new GraphProto { Name = name };
        _root = this;
        _weights = weights;
        FloatType = floatType;
    }

    private GraphBuilder(string name, GraphBuilder parent)
    {
        _graph = new GraphProto { Name = name };
        _root = parent._root;
        FloatType = parent.FloatType;
    }

    /// <summary>Element type of activations.</summary>
    public DataType FloatType { get; }

    /// <summary>Prefix of the names made next, for people who open the graph in a viewer.</summary>
    public string Scope { get; set; } = string.Empty;

    /// <summary>Starts the body of a control-flow node.</summary>
    public GraphBuilder Body(string name) => new(name, this) { Scope = $"{Scope}/{name}" };

    /// <summary>Declares a graph input.</summary>
    public Value Input(string name, DataType type, params ReadOnlySpan<Dimension> shape)
    {
        var unique = _root == this ? name : _root.NewName(Scope, name);
        _graph.Input.Add(Describe(unique, type, shape));
        return new Value(unique);
    }

    /// <summary>Declares an input of the outermost graph that may be left out of a run: integers [n] with a default.</summary>
    public Value OptionalInput(string name, params ReadOnlySpan<long> defaults)
    {
        _graph.Input.Add(Describe(name, DataType.Int64, [defaults.Length]));
        return Keep(new TensorProto { Name = name, DataType = (int)DataType.Int64, Dims = { defaults.Length }, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(defaults)) });
    }

    /// <summary>Declares a graph output. In the outermost graph the value takes the given name.</summary>
    public void Output(Value value, string name, DataType type, params ReadOnlySpan<Dimension> shape)
    {
        if (_root == this)
        {
            _outputNames.Add(value.Name, name);
        }

        _graph.Output.Add(Describe(_root == this ? name : value.Name, type, shape));
    }

    /// <summary>Adds a node with one output.</summary>
    public Value Node(string op, ReadOnlySpan<Value> inputs, params ReadOnlySpan<AttributeProto> attributes) => Node(op, [true], inputs, attributes)[0];

    /// <summary>Adds a node with several outputs.</summary>
    /// <param name="op">Operator, with its domain unless it is a standard one.</param>
    /// <param name="wanted">For each output whether it is made; an output left out is <see cref="Value.None"/>.</param>
    /// <param name="inputs">Inputs, <see cref="Value.None"/> for one left out.</param>
    /// <param name="attributes">Attributes.</param>
    public Value[] Node(string op, ReadOnlySpan<bool> wanted, ReadOnlySpan<Value> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        var dot = op.LastIndexOf('.');
        var type = op[(dot + 1)..];
        var node = new NodeProto { OpType = type, Name = _root.NewName(Scope, type) };
        if (dot > 0)
        {
            node.Domain = op[..dot];
        }

        _root._opset = Math.Max(_root._opset, type == "TensorScatter" ? 24 : 21);
        foreach (var input in inputs)
        {
            node.Input.Add(input.Name);
        }

        foreach (var attribute in attributes)
        {
            node.Attribute.Add(attribute);
        }

        var outputs = new Value[wanted.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = wanted[i] ? new Value($"{node.Name}:{i}") : Value.None;
            node.Output.Add(outputs[i].Name);
        }

        _graph.Node.Add(node);
        return outputs;
    }

    /// <summary>Stores a tensor in the weight file, or returns the one stored under this name before.</summary>
    /// <param name="name">Unique name.</param>
    /// <param name="type">Element type.</param>
    /// <param name="shape">Shape.</param>
    /// <param name="write">Writes the elements, row-major, little-endian.</param>
    public Value Weight(string name, DataType type, ReadOnlySpan<long> shape, Action<Stream> write) =>
        _root._initializers.TryGetValue(name, out var known) ? known : _root.Keep(_root._weights!.Store(name, type, shape, write));

    /// <summary>A stored tensor seen in another shape: one copy in the file serves both.</summary>
    public Value Reshaped(Value weight, params ReadOnlySpan<long> shape)
    {
        var name = $"{weight.Name}[{string.Join(',', shape.ToArray())}]";
        return _root._initializers.TryGetValue(name, out var known) ? known : _root.Keep(_root._weights!.Alias(name, weight.Name, shape));
    }

    /// <summary>Stores a small tensor inside the graph file. Equal constants are stored once.</summary>
    public Value Constant(DataType type, ReadOnlySpan<long> shape, ReadOnlySpan<byte> data)
    {
        var name = $"const/{type}[{string.Join(',', shape.ToArray())}]{Convert.ToHexString(data.Length <= 16 ? data : System.Security.Cryptography.SHA256.HashData(data))}";
        if (_root._initializers.TryGetValue(name, out var known))
        {
            return known;
        }

        return _root.Keep(new TensorProto { Name = name, DataType = (int)type, Dims = { shape.ToArray() }, RawData = ByteString.CopyFrom(data) });
    }

    /// <summary>The finished body, to be used in an attribute.</summary>
    public GraphProto ToBody() => _graph;

    /// <summary>The finished model.</summary>
    public ModelProto ToModel()
    {
        Rename(_graph);
        RemoveUnusedInitializers();
        var model = new ModelProto { IrVersion = 10, ProducerName = "Summarizer", Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = string.Empty, Version = _opset });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = Microsoft.TrimEnd('.'), Version = 1 });
        return model;
    }

    private static ValueInfoProto Describe(string name, DataType type, ReadOnlySpan<Dimension> shape)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = new TensorShapeProto() };
        foreach (var dimension in shape)
        {
            tensor.Shape.Dim.Add(dimension.ToProto());
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    private string NewName(string scope, string suffix) => $"{scope}/{suffix}_{_nextName++}";

    private Value Keep(TensorProto tensor)
    {
        _graph.Initializer.Add(tensor);
        return _initializers[tensor.Name] = new Value(tensor.Name);
    }

    // A tensor used only under another shape is there only for its bytes.
    private void RemoveUnusedInitializers()
    {
        var used = Inputs(_graph).ToHashSet(StringComparer.Ordinal);
        foreach (var unused in _graph.Initializer.Where(tensor => !used.Contains(tensor.Name)).ToList())
        {
            _graph.Initializer.Remove(unused);
        }
    }

    private static IEnumerable<string> Inputs(GraphProto graph) =>
        graph.Node.SelectMany(node => node.Input.Concat(node.Attribute.Where(a => a.G is not null).SelectMany(a => Inputs(a.G))));

    // An output gets its final name at the end, when every use of it is known.
    private void Rename(GraphProto graph)
    {
        foreach (var node in graph.Node)
        {
            Rename(node.Input);
            Rename(node.Output);
            foreach (var attribute in node.Attribute.Where(a => a.G is not null))
            {
                Rename(attribute.G);
            }
        }
    }

    private void Rename(RepeatedField<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            names[i] = _outputNames.GetValueOrDefault(names[i], names[i]);
        }
    }
}
