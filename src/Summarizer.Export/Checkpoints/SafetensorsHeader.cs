using System.Buffers.Binary;
using System.Text.Json;

namespace Summarizer.Export.Checkpoints;

/// <summary>
/// Reads the table at the start of a safetensors file: 8 bytes little-endian length, then that much JSON, then the data.
/// The file is not trusted: every number is checked against the length of the file before it is used.
/// </summary>
/// <remarks>Format: the README of github.com/huggingface/safetensors. As the reference reader does, gaps and overlaps in the data are refused.</remarks>
internal static class SafetensorsHeader
{
    /// <summary>Longest table accepted. A thousand tensors need about 0.1 MB.</summary>
    public const int MaxBytes = 32 << 20;

    private const int PrefixBytes = 8;
    private const string Damaged = "The file is damaged or not complete: download or copy it again.";

    /// <summary>Tensors of the file by name.</summary>
    /// <param name="stream">The file, at its start.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="ExportException">The table is not valid, or does not fit the length of the file.</exception>
    public static Dictionary<string, TensorInfo> Read(Stream stream, string file)
    {
        var fileBytes = stream.Length;
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        if (fileBytes < PrefixBytes)
        {
            throw Fail(file, $"has {fileBytes} bytes; a safetensors file has at least {PrefixBytes}.");
        }

        stream.ReadExactly(prefix);
        var headerBytes = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerBytes > (ulong)(fileBytes - PrefixBytes))
        {
            throw Fail(file, $"says that its table has {headerBytes} bytes, but only {fileBytes - PrefixBytes} follow.");
        }

        if (headerBytes > MaxBytes)
        {
            throw Fail(file, $"has a table of {headerBytes} bytes; the limit is {MaxBytes}.");
        }

        var json = new byte[(int)headerBytes];
        stream.ReadExactly(json);
        var dataStart = PrefixBytes + (long)headerBytes;
        Dictionary<string, TensorInfo> tensors;
        try
        {
            tensors = new SafetensorsTableReader(file, dataStart, fileBytes - dataStart).Parse(json);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8, or holds half a surrogate pair.
            throw new ExportException($"{file}: the table of tensors is not valid JSON ({error.Message}). {Damaged}", error);
        }

        RequireFilled(tensors, file, dataStart, fileBytes);
        return tensors;
    }

    /// <summary>A failure of this file.</summary>
    public static ExportException Fail(string file, string what) => new($"{file} {what} {Damaged}");

    private static void RequireFilled(Dictionary<string, TensorInfo> tensors, string file, long dataStart, long fileBytes)
    {
        var next = dataStart;
        foreach (var (name, tensor) in tensors.OrderBy(entry => entry.Value.Offset).ThenBy(entry => entry.Value.Bytes))
        {
            if (tensor.Offset != next)
            {
                var what = tensor.Offset < next ? "overlaps the tensor before it" : "leaves a gap after the tensor before it";
                throw Fail(file, $"has a tensor {MessageText.Quote(name)} that {what}: it begins at byte {tensor.Offset}, not {next}.");
            }

            next += tensor.Bytes;
        }

        if (next != fileBytes)
        {
            throw Fail(file, $"has {fileBytes} bytes, but its tensors end at byte {next}.");
        }
    }
}
