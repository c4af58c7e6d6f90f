using System.Text;

namespace Summarizer.Engine.Sessions;

/// <summary>Walks the fields of a protobuf file without reading what it skips, so that a graph's weights cost nothing.</summary>
internal sealed class ProtoReader(Stream stream)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;
    private const int MostVarintBytes = 10;

    /// <summary>Where the reader stands.</summary>
    public long Position => stream.Position;

    /// <summary>
    /// Calls <paramref name="visit"/> with the number and the end of every field that holds bytes, from here to <paramref name="end"/>.
    /// What the visitor leaves is skipped.
    /// </summary>
    /// <exception cref="InvalidDataException">The bytes are not protobuf.</exception>
    public void Walk(long end, Action<int, long> visit)
    {
        while (stream.Position < end)
        {
            var tag = ReadVarint(end);
            switch ((int)(tag & 7))
            {
                case Varint:
                    ReadVarint(end);
                    break;
                case Fixed64:
                    Skip(sizeof(ulong), end);
                    break;
                case Fixed32:
                    Skip(sizeof(uint), end);
                    break;
                case LengthDelimited:
                    var length = ReadVarint(end);
                    if (length > (ulong)(end - stream.Position))
                    {
                        throw new InvalidDataException($"a field of {length} bytes at byte {stream.Position} is longer than what is left");
                    }

                    var fieldEnd = stream.Position + (long)length;
                    visit((int)(tag >> 3), fieldEnd);
                    stream.Position = fieldEnd;
                    break;
                default:
                    throw new InvalidDataException($"there is no field of kind {tag & 7}, at byte {stream.Position}");
            }
        }
    }

    /// <summary>The bytes from here to an end as text.</summary>
    public string ReadText(long end, int longest)
    {
        if (end - stream.Position > longest)
        {
            throw new InvalidDataException($"a text of {end - stream.Position} bytes is longer than {longest}");
        }

        Span<byte> bytes = stackalloc byte[(int)(end - stream.Position)];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private void Skip(int bytes, long end)
    {
        if (bytes > end - stream.Position)
        {
            throw new InvalidDataException($"the file ends inside a field, at byte {stream.Position}");
        }

        stream.Position += bytes;
    }

    private ulong ReadVarint(long end)
    {
        var value = 0UL;
        for (var i = 0; i < MostVarintBytes; i++)
        {
            var next = stream.Position < end ? stream.ReadByte() : -1;
            if (next < 0)
            {
                throw new InvalidDataException($"the file ends inside a number, at byte {stream.Position}");
            }

            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException($"a number has more than {MostVarintBytes} bytes, at byte {stream.Position}");
    }
}
