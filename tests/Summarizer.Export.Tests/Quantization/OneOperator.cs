using System.Runtime.InteropServices;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Summarizer.OnnxRuntime;
using Summarizer.Export.Onnx.Proto;

namespace Summarizer.Export.Tests.Quantization;

/// <summary>Runs a single operator of the com.microsoft domain in ONNX Runtime, with one graph input and constant weights.</summary>
internal sealed class OneOperator
{
    private const string MicrosoftDomain = "com.microsoft";
    private readonly NodeProto _node;
    private readonly GraphProto _graph;

    public OneOperator(string type, params (string Name, long Value)[] attributes)
    {
        _node = new NodeProto { OpType = type, Domain = MicrosoftDomain, Output = { "y" } };
        _node.Attribute.AddRange(attributes.Select(a => new AttributeProto { Name = a.Name, I = a.Value, Type = AttributeProto.Types.AttributeType.Int }));
        _graph = new GraphProto { Name = "one", Node = { _node }, Output = { Describe("y", TensorProto.Types.DataType.Float) } };
    }

    public OneOperator Input(string name, TensorProto.Types.DataType type)
    {
        _graph.Input.Add(Describe(name, type));
        _node.Input.Add(name);
        return this;
    }

    public OneOperator Weight<T>(string name, TensorProto.Types.DataType type, ReadOnlySpan<T> values, params long[] shape)
        where T : unmanaged
    {
        _graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)type, Dims = { shape }, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)) });
        _node.Input.Add(name);
        return this;
    }

    /// <summary>Output of the operator, flat.</summary>
    public float[] Run<T>(T[] input, long[] shape, string? option = null)
        where T : unmanaged
    {
        var model = new ModelProto
        {
            IrVersion = 10,
            Graph = _graph,
            OpsetImport = { new OperatorSetIdProto { Domain = string.Empty, Version = 21 }, new OperatorSetIdProto { Domain = MicrosoftDomain, Version = 1 } },
        };
        using var options = SessionDefaults.Create(threads: 1);
        if (option is not null)
        {
            options.AddSessionConfigEntry(option, "1");
        }

        using var session = new InferenceSession(model.ToByteArray(), options);
        using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var run = new RunOptions();
        using var outputs = session.Run(run, [_graph.Input[0].Name], [value], ["y"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static ValueInfoProto Describe(string name, TensorProto.Types.DataType type) =>
        new() { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type } } };
}
