using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Documents.Packages;

/// <summary>
/// Office files of the strict class of ISO/IEC 29500, which name everything by other URIs. The library maps them where the package declares its relations strictly too; programs that write only some of
/// the names strictly are common, so all names are replaced by those of the transitional class.
/// </summary>
internal static partial class StrictPackage
{
    /// <summary>What the namespaces of the strict class begin with.</summary>
    public const string Prefix = "http://purl.oclc.org/ooxml/";

    /// <summary>The same package with transitional names.</summary>
    public static ReadOnlyMemory<byte> ToTransitional(ReadOnlyMemory<byte> content)
    {
        using var source = Package.Open(content);
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var from = entry.Open();
                using var to = archive.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                if (!Package.IsXml(entry))
                {
                    from.CopyTo(to);
                    continue;
                }

                // Latin-1 keeps every byte, whatever the encoding; the names are ASCII.
                using var reader = new StreamReader(from, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
                to.Write(Encoding.Latin1.GetBytes(StrictName().Replace(reader.ReadToEnd(), Transitional)));
            }
        }

        return target.ToArray();
    }

    private static string Transitional(Match name)
    {
        var rest = name.Groups["rest"].Value switch
        {
            "extendedProperties" => "extended-properties",
            "customProperties" => "custom-properties",
            "relationships/extendedProperties" => "relationships/extended-properties",
            "relationships/customProperties" => "relationships/custom-properties",
            var other => other,
        };
        return $"http://schemas.openxmlformats.org/{name.Groups["language"].Value}/2006/{rest}";
    }

    [GeneratedRegex(@"http://purl\.oclc\.org/ooxml/(?<language>[A-Za-z]+)/(?<rest>[A-Za-z/]+)", RegexOptions.CultureInvariant)]
    private static partial Regex StrictName();
}
