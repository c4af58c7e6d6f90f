using System.Globalization;
using System.Text;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>One answer of the server, read from the bytes of a connection.</summary>
/// <param name="Status">Status code.</param>
/// <param name="MediaType">Content-Type without parameters; empty when there is none.</param>
/// <param name="Body">Body, chunks joined.</param>
/// <param name="Complete">Whether all of it came.</param>
internal sealed record Answer(int Status, string MediaType, byte[] Body, bool Complete)
{
    /// <summary>Reads every answer.</summary>
    /// <param name="bytes">All that came.</param>
    /// <param name="withoutBodies">The request was HEAD: lengths are those of bodies that do not follow.</param>
    /// <exception cref="FormatException">It is not HTTP.</exception>
    public static List<Answer> Parse(ReadOnlySpan<byte> bytes, bool withoutBodies)
    {
        var answers = new List<Answer>();
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                answers.Add(new(0, "", [], Complete: false));
                return answers;
            }

            var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
            bytes = bytes[(end + 4)..];
            var status = ReadStatus(lines[0]);
            if (status == 100)
            {
                continue;
            }

            var headers = lines.Skip(1).Select(l => l.Split(':', 2)).ToLookup(l => l[0].ToLowerInvariant(), l => l[1].Trim());
            var (body, used, complete) = withoutBodies || status is 204 or 304 ? ([], 0, true) : ReadBody(bytes, headers);
            bytes = bytes[used..];
            answers.Add(new(status, (headers["content-type"].FirstOrDefault() ?? "").Split(';')[0], body, complete));
        }

        return answers;
    }

    private static int ReadStatus(string line) =>
        line.StartsWith("HTTP/1.", StringComparison.Ordinal) && line.Length > 11 && int.TryParse(line.AsSpan(9, 3), CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new FormatException($"'{line[..Math.Min(line.Length, 40)]}' is no status line");

    private static (byte[] Body, int Used, bool Complete) ReadBody(ReadOnlySpan<byte> bytes, ILookup<string, string> headers)
    {
        if (headers["transfer-encoding"].Contains("chunked"))
        {
            return ReadChunks(bytes);
        }

        if (headers["content-length"].FirstOrDefault() is not { } text)
        {
            return (bytes.ToArray(), bytes.Length, true);
        }

        var length = int.Parse(text, CultureInfo.InvariantCulture);
        var here = Math.Min(length, bytes.Length);
        return (bytes[..here].ToArray(), here, here == length);
    }

    private static (byte[] Body, int Used, bool Complete) ReadChunks(ReadOnlySpan<byte> bytes)
    {
        var body = new List<byte>();
        var at = 0;
        while (true)
        {
            var line = bytes[at..].IndexOf("\r\n"u8);
            if (line < 0)
            {
                return ([.. body], bytes.Length, false);
            }

            var length = int.Parse(Encoding.ASCII.GetString(bytes.Slice(at, line)), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at += line + 2;
            if (bytes.Length < at + length + 2)
            {
                return ([.. body], bytes.Length, false);
            }

            body.AddRange(bytes.Slice(at, length));
            at += length + 2;
            if (length == 0)
            {
                return ([.. body], at, true);
            }
        }
    }
}
