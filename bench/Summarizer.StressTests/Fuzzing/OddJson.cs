using System.Text;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>JSON at and beyond the edge of its grammar.</summary>
internal static class OddJson
{
    private static readonly string[] Bodies =
    [
        "", " ", "null", "true", "0", "\"text\"", "[]", "{}", "{", "}", "[{]", "{\"text\"}", "{\"text\":}", "{\"text\":\"a\",}", "{'text':'a'}", "{text:\"a\"}", "{\"text\":\"a\"} {\"text\":\"b\"}",
        "{\"text\":\"a\"}garbage", "/* a */{\"text\":\"a\"}", "{\"text\":\"a\"//\n}", "{\"text\":\"a\",\"text\":\"b\"}", "{\"te\\u0078t\":\"a\"}", "{\"text\":\"\\ud800\"}", "{\"text\":\"\\udc00\\ud800\"}",
        "{\"text\":\"\\u0000\"}", "{\"text\":\"\\x\"}", "{\"text\":\"\\ud83d\\ude00 a b c d\",\"max_tokens\":2}", "{\"text\":\"a\nb\"}", "{\"max_tokens\":01,\"text\":\"a\"}", "{\"max_tokens\":1.0,\"text\":\"a\"}",
        "{\"max_tokens\":1e0,\"text\":\"a\"}", "{\"temperature\":NaN,\"text\":\"a\"}", "{\"temperature\":Infinity,\"text\":\"a\"}", "{\"temperature\":1e999,\"text\":\"a\"}", "{\"text\":{\"text\":\"a\"}}",
    ];

    private static readonly byte[][] Prefixes = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x00], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80]];

    public static byte[] Draw(Random random) => random.Next(8) switch
    {
        0 => Encoding.UTF8.GetBytes(Nested(random)),
        1 => Encoding.UTF8.GetBytes($"{{\"text\":\"a\",\"max_tokens\":{Number(random)}}}"),
        2 => [.. random.Pick(Prefixes), .. Encoding.UTF8.GetBytes(random.Pick(Bodies))],
        3 => [.. "{\"text\":\""u8, .. random.Bytes(random.Length(64)), .. "\"}"u8],
        4 => Encoding.Unicode.GetBytes(random.Pick(Bodies)),
        5 => Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, random.Length(2000)).Select(i => $"\"f{i}\":{i}"))}}}"),
        _ => Encoding.UTF8.GetBytes(random.Pick(Bodies)),
    };

    private static string Nested(Random random)
    {
        var depth = random.Next(1, 20_000);
        return random.Chance(0.5)
            ? new string('[', depth) + new string(']', random.Chance(0.5) ? depth : depth / 2)
            : "{\"documents\":" + string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth + 1);
    }

    private static string Number(Random random) => (random.Chance(0.5) ? "-" : "") + string.Concat(Enumerable.Range(0, random.Length(400) + 1).Select(_ => random.Next(10)))
        + (random.Chance(0.3) ? "." + random.Next() : "") + (random.Chance(0.3) ? "e" + random.Next(-400, 400) : "");
}
