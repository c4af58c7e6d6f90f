using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Summarizer.TestModels;

/// <summary>The float32 tensors of a safetensors file.</summary>
public sealed class TensorFile
{
    private readonly byte[] _file;
    private readonly JsonElement _header;
    private readonly int _data;

    public TensorFile(string path)
    {
        _file = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(_file);
        using var document = JsonDocument.Parse(_file.AsMemory(sizeof(long), length));
        _header = document.RootElement.Clone();
        _data = sizeof(long) + length;
    }

    public float[] Read(string name) => Values(name).ToArray();

    /// <summary>Overwrites one row of a matrix, in memory.</summary>
    public void FillRow(string name, int row, float value)
    {
        var width = _header.GetProperty(name).GetProperty("shape")[1].GetInt32();
        Values(name).Slice(row * width, width).Fill(value);
    }

    public void Save(string path) => File.WriteAllBytes(path, _file);

    private Span<float> Values(string name)
    {
        var tensor = _header.GetProperty(name);
        if (tensor.GetProperty("dtype").GetString() != "F32")
        {
            throw new InvalidDataException($"Tensor '{name}' is not float32.");
        }

        var (start, end) = (tensor.GetProperty("data_offsets")[0].GetInt32(), tensor.GetProperty("data_offsets")[1].GetInt32());
        return MemoryMarshal.Cast<byte, float>(_file.AsSpan(_data + start, end - start));
    }
}
