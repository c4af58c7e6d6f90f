using Summarizer.Engine.Sessions;
using Summarizer.Export;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Fuzzing;

/// <summary>Readers of bytes that strangers made. A target returns for every input; any other exception is a finding.</summary>
internal static class FuzzTargets
{
    private const int MaxDepth = 8;
    private const int LongestText = 1024;

    /// <summary>Walks every field of a protobuf message, some of them as messages, and reads the short ones as text.</summary>
    /// <exception cref="InvalidOperationException">The reader left the input.</exception>
    public static void ReadProto(Stream input)
    {
        using var bytes = Buffered(input);
        var reader = new ProtoReader(bytes);
        try
        {
            Walk(reader, bytes.Length, depth: 0);
        }
        catch (InvalidDataException)
        {
            // What the reader says about bytes that are not protobuf.
        }

        if (reader.Position > bytes.Length)
        {
            throw new InvalidOperationException($"the reader stands at byte {reader.Position} of {bytes.Length}");
        }
    }

    /// <summary>Reads the table of a safetensors file.</summary>
    /// <exception cref="InvalidOperationException">A tensor lies outside of the file.</exception>
    public static void ReadSafetensors(Stream input)
    {
        using var bytes = Buffered(input);
        try
        {
            foreach (var (name, tensor) in SafetensorsHeader.Read(bytes, "input"))
            {
                if (tensor.Offset < 0 || tensor.Bytes < 0 || tensor.Offset > bytes.Length - tensor.Bytes)
                {
                    throw new InvalidOperationException($"tensor '{name}' lies outside of the file");
                }
            }
        }
        catch (ExportException)
        {
            // What the reader says about a file that is not valid.
        }
    }

    private static void Walk(ProtoReader reader, long end, int depth) => reader.Walk(end, (number, fieldEnd) =>
    {
        if (number % 2 == 1 && depth < MaxDepth)
        {
            Walk(reader, fieldEnd, depth + 1);
        }
        else
        {
            reader.ReadText(fieldEnd, LongestText);
        }
    });

    private static MemoryStream Buffered(Stream input)
    {
        var bytes = new MemoryStream();
        input.CopyTo(bytes);
        bytes.Position = 0;
        return bytes;
    }
}
