using System.Globalization;
using Summarizer.Export.Onnx.Proto;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Onnx;

/// <summary>
/// The file that holds the weights of one graph. Tensors are appended as they are produced, so that no more than one piece of one tensor is in memory.
/// </summary>
internal sealed class WeightFile : IDisposable
{
    // Wide enough for any vector instruction that reads a mapped tensor.
    private const int Alignment = 64;
    private readonly FileStream _stream;
    private readonly Dictionary<string, TensorProto> _tensors = new(StringComparer.Ordinal);

    public WeightFile(string path)
    {
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        Name = Path.GetFileName(path);
    }

    /// <summary>File name, relative to the graph that refers to it.</summary>
    public string Name { get; }

    /// <summary>
    /// The tensor of this name, appended if it is not there yet. A graph can thus be built again over weights that are written, even after the file is closed.
    /// </summary>
    /// <param name="name">Unique name.</param>
    /// <param name="type">Element type.</param>
    /// <param name="shape">Shape.</param>
    /// <param name="write">Writes the elements, row-major, little-endian.</param>
    /// <exception cref="InvalidOperationException">The bytes written are not those that the type and the shape need.</exception>
    public TensorProto Store(string name, DataType type, ReadOnlySpan<long> shape, Action<Stream> write)
    {
        if (_tensors.TryGetValue(name, out var known))
        {
            return known;
        }

        var tensor = new TensorProto { Name = name, DataType = (int)type, Dims = { shape.ToArray() } };
        Append(tensor, write);
        return _tensors[name] = tensor;
    }

    /// <summary>The bytes of a stored tensor under another name and shape.</summary>
    public TensorProto Alias(string name, string stored, ReadOnlySpan<long> shape)
    {
        var tensor = _tensors[stored].Clone();
        tensor.Name = name;
        tensor.Dims.Clear();
        tensor.Dims.AddRange(shape.ToArray());
        return tensor;
    }

    public void Dispose() => _stream.Dispose();

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };

    private void Append(TensorProto tensor, Action<Stream> write)
    {
        var padding = (Alignment - (_stream.Position % Alignment)) % Alignment;
        _stream.Write(new byte[padding]);
        var offset = _stream.Position;
        write(_stream);
        var length = _stream.Position - offset;
        var wanted = TensorBytes.Count((DataType)tensor.DataType, tensor.Dims);
        if (length != wanted)
        {
            throw new InvalidOperationException($"Tensor '{tensor.Name}' [{string.Join(',', tensor.Dims)}] needs {wanted} bytes, but {length} were written to {Name}.");
        }

        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(Entry("location", Name));
        tensor.ExternalData.Add(Entry("offset", offset.ToString(CultureInfo.InvariantCulture)));
        tensor.ExternalData.Add(Entry("length", length.ToString(CultureInfo.InvariantCulture)));
    }
}
