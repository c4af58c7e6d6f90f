using System.IO.Compression;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Word;

/// <summary>Looks at a compressed file before anything unpacks it into memory.</summary>
internal static class Package
{
    private const int MostEntries = 10_000;
    private const int Chunk = 1 << 16;

    /// <summary>Unpacks every entry once, into nothing, and counts: what an archive says of its sizes may be a lie.</summary>
    /// <exception cref="DocumentException">It unpacks to more than allowed.</exception>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static void Check(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries)
        {
            throw new DocumentException(DocumentError.TooLarge, $"The document's archive has {archive.Entries.Count} entries; the limit is {MostEntries}. Save it again with a word processor.")
            {
                Limit = MostEntries,
                Actual = archive.Entries.Count,
            };
        }

        var buffer = new byte[Chunk];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                total += read;
                if (total > limits.MaxUnpackedBytes)
                {
                    throw new DocumentException(DocumentError.TooLarge, $"The document unpacks to more than {limits.MaxUnpackedBytes} bytes, which is the limit. Remove its pictures or split it.")
                    {
                        Limit = limits.MaxUnpackedBytes,
                    };
                }
            }
        }
    }
}
