namespace Summarizer.StressTests.Fuzzing;

/// <summary>Methods, paths and versions, known and unknown.</summary>
internal static class Routes
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND", "X", "G\u00c9T", ""];

    private static readonly string[] Paths =
    [
        "/", "/v1/summarize", "/v1/compress", "/v1/compare", "/tokenize", "/info", "/v1/models", "/v1/models/pocket", "/v1/models/%2e%2e", "/health", "/health/live", "/health/ready", "/metrics", "/openapi/v1.json",
        "/v1/chat/completions", "/v1/completions", "/mcp", "/v1/batch", "/admin/models/reload", "/v1/summarize/", "/V1/Summarize", "//v1//summarize", "/v1/%73ummarize", "/v1/summarize%00", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
        "/v1/summarize?stream=true", "/v1/summarize?%ff=%zz", "/%", "/%zz", "/\u00e4", "*", "http://localhost/health", "http://[::1", "localhost:80", "/favicon.ico", "/index.html", "/app.js", "/.env", "/.git/config",
    ];

    private static readonly string[] Versions = ["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "HTTP/11", "http/1.1", "", "SPDY/3"];

    public static FuzzCase Draw(Random random)
    {
        var path = random.Chance(0.1) ? "/" + new string('a', random.Length(20_000)) : random.Pick(Paths);
        var body = random.Chance(0.5) ? Bodies.Draw(random) : [];
        return (new Http(random.Pick(Methods), path, body) with { Version = random.Pick(Versions) }).ToCase(Manner.Glances);
    }
}
