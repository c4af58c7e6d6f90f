using System.Buffers.Binary;
using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Synthesis;

/// <summary>Writes one safetensors file of noise, holding no more than a chunk of it.</summary>
/// <param name="seed">Of the checkpoint.</param>
/// <param name="type">Element type.</param>
internal sealed class SafetensorsWriter(int seed, SyntheticType type)
{
    private const int ChunkElements = 1 << 18;
    private const int Alignment = 8;

    private readonly TensorType _type = type == SyntheticType.Float32 ? TensorType.Float32 : TensorType.BFloat16;
    private readonly float[] _values = new float[ChunkElements];
    private readonly byte[] _bytes = new byte[ChunkElements * sizeof(float)];

    /// <summary>Bytes of a tensor in this file's type.</summary>
    public long Bytes(SyntheticTensor tensor) => tensor.Elements * _type.Bytes();

    /// <summary>Writes the file; <paramref name="written"/> is told of every chunk in bytes.</summary>
    public void Write(string path, IReadOnlyList<SyntheticTensor> tensors, Action<long> written, CancellationToken cancellationToken)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        WriteTable(stream, tensors);
        foreach (var tensor in tensors)
        {
            var noise = new WeightNoise(seed, tensor.Name, tensor.Deviation);
            for (long left = tensor.Elements; left > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var values = _values.AsSpan(0, (int)Math.Min(left, ChunkElements));
                noise.Fill(values);
                if (tensor.Mean != 0)
                {
                    TensorPrimitives.Add(values, tensor.Mean, values);
                }

                var bytes = Encode(values);
                stream.Write(bytes);
                written(bytes.Length);
                left -= values.Length;
            }
        }
    }

    private ReadOnlySpan<byte> Encode(ReadOnlySpan<float> values)
    {
        if (_type == TensorType.Float32)
        {
            return MemoryMarshal.AsBytes(values);
        }

        var halves = MemoryMarshal.Cast<byte, ushort>(_bytes.AsSpan())[..values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // Round to nearest: add half of the part that is cut off. The noise is finite, so nothing can overflow.
            halves[i] = (ushort)((BitConverter.SingleToUInt32Bits(values[i]) + 0x8000) >> 16);
        }

        return MemoryMarshal.AsBytes(halves);
    }

    private void WriteTable(FileStream stream, IReadOnlyList<SyntheticTensor> tensors)
    {
        var table = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(table))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt");
            json.WriteEndObject();
            long offset = 0;
            foreach (var tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", _type.Code());
                WriteNumbers(json, "shape", [.. tensor.Shape.Select(dimension => (long)dimension)]);
                WriteNumbers(json, "data_offsets", [offset, offset += Bytes(tensor)]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Spaces after the table bring the data to a multiple of 8 bytes.
        var padding = (Alignment - (table.WrittenCount % Alignment)) % Alignment;
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)(table.WrittenCount + padding));
        stream.Write(length);
        stream.Write(table.WrittenSpan);
        stream.Write("       "u8[..padding]);
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
