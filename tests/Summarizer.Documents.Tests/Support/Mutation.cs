using System.IO.Compression;

namespace Summarizer.Documents.Tests.Support;

/// <summary>Damages files: bytes flipped, cut, repeated and swapped; in archives the files inside, so that the damage reaches their reader.</summary>
internal sealed class Mutation(Random random)
{
    private const int MostChanges = 8;
    private static readonly byte[][] Interesting = ["<"u8.ToArray(), ">"u8.ToArray(), "\0"u8.ToArray(), "\\"u8.ToArray(), "{"u8.ToArray(), "-1"u8.ToArray(), "999999999"u8.ToArray(), [0xFF], [0xED, 0xA0, 0x80]];

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
                to.Write(i == chosen ? Change(content.ToArray()) : content.ToArray());
            }
        }

        return target.ToArray();
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
