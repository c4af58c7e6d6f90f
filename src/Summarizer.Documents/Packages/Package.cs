using System.IO.Compression;
using System.Xml;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Packages;

/// <summary>Looks at a compressed file before anything unpacks it into memory.</summary>
internal static class Package
{
    private const int MostEntries = 10_000;
    private const int Chunk = 1 << 16;
    private const int Deepest = 256;

    /// <summary>
    /// Unpacks every entry once, into nothing, and counts: what an archive says of its sizes may be a lie. Goes through its XML once, since deep nesting ends what reads by recursion.
    /// </summary>
    /// <returns>What to open: the same, or for a strict Office file its transitional form.</returns>
    /// <exception cref="DocumentException">It unpacks to more than allowed, nests too deeply, or is a file of another kind.</exception>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static ReadOnlyMemory<byte> Check(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        CompoundFile.Refuse(content.Span);
        using var archive = Open(content);
        if (archive.Entries.Count > MostEntries)
        {
            throw new DocumentException(DocumentError.TooLarge, $"The document's archive has {archive.Entries.Count} entries; the limit is {MostEntries}. Save it again with a word processor.")
            {
                Limit = MostEntries,
                Actual = archive.Entries.Count,
            };
        }

        var unpacked = 0L;
        var buffer = new byte[Chunk];
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > limits.MaxUnpackedBytes)
                {
                    throw new DocumentException(DocumentError.TooLarge, $"The document unpacks to more than {limits.MaxUnpackedBytes} bytes, which is the limit. Remove its pictures or split it.")
                    {
                        Limit = limits.MaxUnpackedBytes,
                    };
                }
            }
        }

        var strict = false;
        foreach (var entry in archive.Entries.Where(IsXml))
        {
            using var stream = entry.Open();
            strict |= IsStrict(stream, limits);
        }

        return strict ? StrictPackage.ToTransitional(content) : content;
    }

    /// <summary>Whether a file in an archive is XML by its name.</summary>
    public static bool IsXml(ZipArchiveEntry entry) => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens an archive that lies in memory.</summary>
    public static ZipArchive Open(ReadOnlyMemory<byte> content) => new(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);

    /// <summary>How XML from strangers is read: no entities, nothing from outside, and bounded.</summary>
    public static XmlReaderSettings XmlSettings(DocumentLimits limits) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = limits.MaxUnpackedBytes,
        CloseInput = false,
    };

    // Goes through all of it, for its depth.
    private static bool IsStrict(Stream stream, DocumentLimits limits)
    {
        var strict = false;
        try
        {
            using var xml = XmlReader.Create(stream, XmlSettings(limits));
            while (xml.Read())
            {
                strict |= xml.NamespaceURI.StartsWith(StrictPackage.Prefix, StringComparison.Ordinal);
                if (xml.Depth > Deepest)
                {
                    throw new DocumentException(DocumentError.TooLarge, $"The document nests its elements deeper than {Deepest}, which is the limit. Save it as plain text.") { Limit = Deepest };
                }
            }
        }
        catch (XmlException)
        {
            // Damaged XML is for its reader to find, if it ever looks there.
        }

        return strict;
    }
}
