using System.Globalization;
using System.Text;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>Bodies whose length is told wrongly or in parts.</summary>
internal static class Framing
{
    private static readonly string[] Extensions = ["", "", "", ";a=b", ";", ";a=\"x", " "];
    private static readonly string[] Sizes = ["-1", "g", "", "ffffffffffffffff", "7fffffff", "0x5", " 5", "5 "];
    private static readonly string[] Trailers = ["", "", "X-Trailer: a\r\n", "Content-Length: 5\r\n", "bad\r\n"];

    public static FuzzCase Draw(Random random)
    {
        var body = Bodies.Draw(random);
        var request = Http.Post(random.Pick(Bodies.Routes), body);
        return random.Next(6) switch
        {
            0 => (request with { ContentLength = (body.Length + random.Next(1, 100)).ToString(CultureInfo.InvariantCulture) }).ToCase(Manner.Glances),
            1 => (request with { ContentLength = random.Next(body.Length).ToString(CultureInfo.InvariantCulture) }).ToCase(Manner.Glances),
            2 => FuzzCase.Of(request.ToBytes()[..random.Next(request.ToBytes().Length)], random.Chance(0.5) ? Manner.Glances : Manner.Drops),
            3 => Slowly(random, request.ToBytes()),
            _ => Chunked(random, request, body),
        };
    }

    private static FuzzCase Slowly(Random random, byte[] bytes)
    {
        var cuts = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(bytes.Length)).Append(0).Append(bytes.Length).Order().ToList();
        return new([.. cuts.Zip(cuts.Skip(1), (a, b) => bytes[a..b])], Manner.Waits);
    }

    private static FuzzCase Chunked(Random random, Http request, byte[] body)
    {
        var wrong = random.Chance(0.4);
        var bytes = new List<byte>();
        for (var at = 0; at < body.Length;)
        {
            var length = Math.Min(random.Next(1, 200), body.Length - at);
            var size = wrong && random.Chance(0.2) ? random.Pick(Sizes) : length.ToString("x", CultureInfo.InvariantCulture);
            bytes.AddRange(Encoding.ASCII.GetBytes($"{size}{(wrong ? random.Pick(Extensions) : "")}\r\n"));
            bytes.AddRange(body[at..(at + length)]);
            bytes.AddRange(wrong && random.Chance(0.1) ? "\n"u8 : "\r\n"u8);
            at += length;
        }

        bytes.AddRange(Encoding.ASCII.GetBytes($"0\r\n{(wrong ? random.Pick(Trailers) : "")}\r\n"));
        var chunked = request with { Body = [.. bytes], ContentLength = random.Chance(0.1) ? "5" : null, Lines = ["Host: localhost", "Transfer-Encoding: chunked"] };
        return chunked.ToCase(wrong || chunked.ContentLength is not null ? Manner.Glances : Manner.Waits);
    }
}
