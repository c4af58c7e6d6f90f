using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Export.Checkpoints;

/// <summary>One hash for several files: for each in ordinal order of its name, the name (UTF-8), a zero byte, the length (64 bits, little-endian) and the content.</summary>
internal static class CheckpointHash
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Lower-case hexadecimal SHA-256, computed with one fixed buffer.</summary>
    /// <exception cref="ExportException">A file cannot be read.</exception>
    public static string Compute(string folder, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            foreach (var file in files.Order(StringComparer.Ordinal))
            {
                Append(hash, Path.Combine(folder, file), file, buffer);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"The checkpoint {folder} cannot be hashed: {error.Message} Check that its files may be read.", error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Append(IncrementalHash hash, string path, string name, byte[] buffer)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        Span<byte> length = stackalloc byte[1 + sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length[1..], stream.Length);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData(length);
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
        }
    }
}
