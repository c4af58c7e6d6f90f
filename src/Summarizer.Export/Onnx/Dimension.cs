using Summarizer.Export.Onnx.Proto;

namespace Summarizer.Export.Onnx;

/// <summary>One dimension of a graph input or output: a number, or the name of a size known only when the graph runs.</summary>
internal readonly record struct Dimension
{
    private readonly long _size;
    private readonly string? _name;

    private Dimension(long size, string? name)
    {
        _size = size;
        _name = name;
    }

    public static implicit operator Dimension(int size) => new(size, null);

    public static implicit operator Dimension(string name) => new(0, name);

    public TensorShapeProto.Types.Dimension ToProto() => _name is null ? new() { DimValue = _size } : new() { DimParam = _name };
}
