using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Summarizer.Engine.Tests.Models;

/// <summary>Reads float32 tensors of a golden file.</summary>
internal sealed class SafetensorsReader
{
    private readonly byte[] _file;
    private readonly JsonElement _header;
    private readonly int _data;

    public SafetensorsReader(string path)
    {
        _file = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(_file);
        using var document = JsonDocument.Parse(_file.AsMemory(sizeof(long), length));
        _header = document.RootElement.Clone();
        _data = sizeof(long) + length;
    }

    public float[] Read(string name)
    {
        var tensor = _header.GetProperty(name);
        Assert.Equal("F32", tensor.GetProperty("dtype").GetString());
        var (start, end) = (tensor.GetProperty("data_offsets")[0].GetInt32(), tensor.GetProperty("data_offsets")[1].GetInt32());
        return MemoryMarshal.Cast<byte, float>(_file.AsSpan(_data + start, end - start)).ToArray();
    }
}
