using Google.Protobuf;
using Summarizer.Export.Onnx.Proto;
using Kind = Summarizer.Export.Onnx.Proto.AttributeProto.Types.AttributeType;

namespace Summarizer.Export.Onnx;

/// <summary>Node attributes.</summary>
internal static class Attr
{
    public static AttributeProto Int(string name, long value) => new() { Name = name, Type = Kind.Int, I = value };

    public static AttributeProto Float(string name, float value) => new() { Name = name, Type = Kind.Float, F = value };

    public static AttributeProto String(string name, string value) => new() { Name = name, Type = Kind.String, S = ByteString.CopyFromUtf8(value) };

    public static AttributeProto Ints(string name, params ReadOnlySpan<long> values)
    {
        var attribute = new AttributeProto { Name = name, Type = Kind.Ints };
        foreach (var value in values)
        {
            attribute.Ints.Add(value);
        }

        return attribute;
    }

    public static AttributeProto Graph(string name, GraphProto graph) => new() { Name = name, Type = Kind.Graph, G = graph };
}
