using System.Globalization;
using System.Text;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>A request as bytes; every part can be replaced by something wrong.</summary>
internal sealed record Http(string Method, string Target, byte[] Body)
{
    public string Version { get; init; } = "HTTP/1.1";

    public string? ContentType { get; init; } = "application/json";

    /// <summary>Null leaves the header out.</summary>
    public string? ContentLength { get; init; } = Body.Length.ToString(CultureInfo.InvariantCulture);

    /// <summary>Further header lines, as they are.</summary>
    public IReadOnlyList<string> Lines { get; init; } = ["Host: localhost"];

    /// <summary>Ask the server to close afterwards.</summary>
    public bool Closes { get; init; } = true;

    public static Http Post(string target, byte[] body) => new("POST", target, body);

    public FuzzCase ToCase(Manner manner = Manner.Waits) => FuzzCase.Of(ToBytes(), manner);

    /// <summary>The request, headers in Latin-1.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder($"{Method} {Target} {Version}\r\n");
        foreach (var line in Lines)
        {
            head.Append(line).Append("\r\n");
        }

        Append(head, "Content-Type", ContentType);
        Append(head, "Content-Length", ContentLength);
        Append(head, "Connection", Closes ? "close" : null);
        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }

    private static void Append(StringBuilder head, string name, string? value)
    {
        if (value is not null)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }
}
