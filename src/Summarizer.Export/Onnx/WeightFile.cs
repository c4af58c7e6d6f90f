using System.Globalization;
using Summarizer.Export.Onnx.Proto;

namespace Summarizer.Export.Onnx;

/// <summary>
/// The file that holds the weights of one graph. Tensors are appended as they are produced, so that no more than one piece of one tensor is in memory.
/// </summary>
internal sealed class WeightFile : IDisposable
{
    // Wide enough for any vector instruction that reads a mapped tensor.
    private const int Alignment = 64;
    private readonly FileStream _stream;

    public WeightFile(string path)
    {
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        Name = Path.GetFileName(path);
    }

    /// <summary>File name, relative to the graph that refers to it.</summary>
    public string Name { get; }

    /// <summary>Appends one tensor and points its proto at the bytes written.</summary>
    /// <exception cref="InvalidOperationException">The bytes written are not those that the type and the shape need.</exception>
    public void Append(TensorProto tensor, Action<Stream> write)
    {
        var padding = (Alignment - (_stream.Position % Alignment)) % Alignment;
        _stream.Write(new byte[padding]);
        var offset = _stream.Position;
        write(_stream);
        var length = _stream.Position - offset;
        var wanted = TensorBytes.Count((TensorProto.Types.DataType)tensor.DataType, tensor.Dims);
        if (length != wanted)
        {
            throw new InvalidOperationException($"Tensor '{tensor.Name}' [{string.Join(',', tensor.Dims)}] needs {wanted} bytes, but {length} were written to {Name}.");
        }

        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(Entry("location", Name));
        tensor.ExternalData.Add(Entry("offset", offset.ToString(CultureInfo.InvariantCulture)));
        tensor.ExternalData.Add(Entry("length", length.ToString(CultureInfo.InvariantCulture)));
    }

    public void Dispose() => _stream.Dispose();

    private static StringStringEntryProto Entry(string key, string value) => new() { Key = key, Value = value };
}
