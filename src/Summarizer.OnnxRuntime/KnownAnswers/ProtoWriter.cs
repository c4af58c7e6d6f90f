using System.Buffers;
using System.Text;

namespace Summarizer.OnnxRuntime.KnownAnswers;

/// <summary>Writes the few kinds of protobuf fields that a small ONNX model needs, so that services need no protobuf library.</summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0;
    private const int Bytes = 2;
    private const int SevenBits = 0x7F;
    private const int MoreFollows = 0x80;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Adds an integer.</summary>
    public ProtoWriter Integer(int field, long value)
    {
        WriteVarint((ulong)((field << 3) | Varint));
        WriteVarint((ulong)value);
        return this;
    }

    /// <summary>Adds bytes.</summary>
    public ProtoWriter Raw(int field, ReadOnlySpan<byte> value)
    {
        WriteVarint((ulong)((field << 3) | Bytes));
        WriteVarint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    /// <summary>Adds a text.</summary>
    public ProtoWriter Text(int field, string value) => Raw(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Adds a message.</summary>
    public ProtoWriter Message(int field, ProtoWriter value) => Raw(field, value.ToArray());

    /// <summary>Everything written so far.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void WriteVarint(ulong value)
    {
        while (value > SevenBits)
        {
            _bytes.Write([(byte)((value & SevenBits) | MoreFollows)]);
            value >>= 7;
        }

        _bytes.Write([(byte)value]);
    }
}
