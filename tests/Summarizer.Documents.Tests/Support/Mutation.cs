using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Summarizer.Documents.Tests.Support;

/// <summary>Damages files: bytes flipped, cut, repeated and swapped; in archives the files inside, and in their XML the elements, so that the damage reaches their reader.</summary>
internal sealed class Mutation(Random random)
{
    private const int MostChanges = 8;
    private static readonly byte[][] Interesting = ["<"u8.ToArray(), ">"u8.ToArray(), "\0"u8.ToArray(), "\\"u8.ToArray(), "{"u8.ToArray(), "-1"u8.ToArray(), "999999999"u8.ToArray(), [0xFF], [0xED, 0xA0, 0x80]];

    private static readonly string[] Values = ["", "-1", "0", "2147483647", "99999999999999999999", "1e308", "true", "x", "rId1", "\u200F", "\U0001F600"];

    /// <summary>A damaged copy.</summary>
    public byte[] Of(byte[] file) => file is [(byte)'P', (byte)'K', ..] && random.Next(4) > 0 ? Inside(file) : Change(file);

    private byte[] Inside(byte[] file)
    {
        using var source = new ZipArchive(new MemoryStream(file));
        using var target = new MemoryStream();
        var chosen = random.Next(source.Entries.Count);
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (i, entry) in source.Entries.Index())
            {
                using var from = entry.Open();
                using var content = new MemoryStream();
                from.CopyTo(content);
                using var to = archive.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                to.Write(i != chosen ? content.ToArray() : random.Next(3) > 0 ? ChangeXml(content.ToArray()) : Change(content.ToArray()));
            }
        }

        return target.ToArray();
    }

    // XML that stays well-formed: elements removed, repeated, moved and renamed, values of attributes and texts changed.
    private byte[] ChangeXml(byte[] file)
    {
        XDocument document;
        try
        {
            using var content = new MemoryStream(file);
            document = XDocument.Load(content);
        }
        catch (XmlException)
        {
            return Change(file);
        }

        for (var left = random.Next(1, MostChanges); left > 0; left--)
        {
            var elements = document.Root!.Descendants().ToList();
            if (elements.Count == 0)
            {
                break;
            }

            ChangeElement(elements[random.Next(elements.Count)], elements[random.Next(elements.Count)]);
        }

        using var changed = new MemoryStream();
        document.Save(changed);
        return changed.ToArray();
    }

    private void ChangeElement(XElement element, XElement other)
    {
        switch (random.Next(6))
        {
            case 0:
                element.Remove();
                break;
            case 1:
                element.AddAfterSelf(Enumerable.Repeat(element, random.Next(1, 40)));
                break;
            case 2:
                other.Add(new XElement(element));
                break;
            case 3:
                element.Name = other.Name;
                break;
            case 4 when element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != XNamespace.Xml).ToList() is { Count: > 0 } attributes:
                attributes[random.Next(attributes.Count)].Value = Values[random.Next(Values.Length)];
                break;
            default:
                element.AddFirst(new XText(Values[random.Next(Values.Length)]));
                break;
        }
    }

    private byte[] Change(byte[] file)
    {
        var bytes = file.ToList();
        for (var left = random.Next(1, MostChanges); left > 0 && bytes.Count > 1; left--)
        {
            var (at, length) = (random.Next(bytes.Count), random.Next(1, Math.Min(64, bytes.Count)));
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(length, bytes.Count - at)));
                    break;
                case 4:
                    bytes.InsertRange(at, Interesting[random.Next(Interesting.Length)]);
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(8) == 0 ? bytes.Count - at : 0);
                    break;
            }
        }

        return [.. bytes];
    }
}
