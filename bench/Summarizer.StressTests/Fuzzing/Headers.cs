namespace Summarizer.StressTests.Fuzzing;

/// <summary>Header lines that are wrong, odd, doubled or too many.</summary>
internal static class Headers
{
    private static readonly string?[] Types =
    [
        null, "", "application/json", "application/json; charset=utf-8", "application/json; charset=UTF-16", "application/json; charset=nonsense", "application/json; charset=\"utf-8\"; a=b", "text/plain",
        "text/json", "application/problem+json", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "application/json, text/plain", "a/b/c", ";;;", "\u00e9", "application/octet-stream", "text/html", "application/pdf",
    ];

    private static readonly string[] Odd =
    [
        "Accept: text/event-stream", "Accept: image/png", "Accept: */*;q=2", "Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: identity", "Expect: 100-continue", "Expect: 200-maybe",
        "X-Request-Id: \u00e9\u00fc", "X-Request-Id: a b", "X-Request-Id: ", "traceparent: 00-0-0-0", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate: ,,,=", "baggage: a=b,=,;",
        "Authorization: Bearer", "Authorization: Bearer \u00ff", "Authorization: Basic !!!", "X-Priority: batch", "X-Priority: \u00e4", "Upgrade: websocket", "Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings", "Range: bytes=0-", "If-None-Match: *",
        "Cache-Control: no-store", "Origin: https://evil.example", "Origin: null", "X-Forwarded-For: 1.2.3.4, x", "Transfer-Encoding: identity", "Transfer-Encoding: gzip, chunked", "TE: trailers", "Cookie: a=b; c", "Accept-Charset: x",
        "Bad Name: a", "NoColon", ": empty", "A:b", "Tab:\ta\tb", "Nul: a\0b", "Cr: a\rb", " folded: a", "Host: other", "Host: a b", "Content-Length: 1", "Content-Length: -1", "Content-Length: +5", "Content-Length: 99999999999999999999",
        "Idempotency-Key: x", "Last-Event-ID: 5", "Mcp-Session-Id: zzz",
    ];

    public static FuzzCase Draw(Random random)
    {
        var lines = new List<string>();
        if (random.Chance(0.95))
        {
            lines.Add("Host: localhost");
        }

        lines.AddRange(Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Pick(Odd)));
        if (random.Chance(0.1))
        {
            lines.AddRange(Enumerable.Range(0, random.Length(300)).Select(i => $"X-{i}: {i}"));
        }

        if (random.Chance(0.1))
        {
            lines.Add("X-Long: " + new string('x', random.Length(70_000)));
        }

        return (Http.Post(random.Pick(Bodies.Routes), Bodies.Draw(random)) with { Lines = lines, ContentType = random.Pick(Types) }).ToCase(Manner.Glances);
    }
}
