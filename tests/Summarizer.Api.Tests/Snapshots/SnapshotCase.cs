using System.Net.Http.Headers;
using System.Text;

namespace Summarizer.Api.Tests.Snapshots;

/// <summary>A request whose whole response is kept.</summary>
internal sealed record SnapshotCase(HttpMethod Method, string Path, string? Body, string MediaType)
{
    /// <summary>Ends every generation.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Refuses every request.</summary>
    public Exception? Refusal { get; init; }

    /// <summary>Whether the engine fails after it has written a part.</summary>
    public bool FailsLate { get; init; }

    /// <summary>A request without a body.</summary>
    public static SnapshotCase Get(string path) => new(HttpMethod.Get, path, null, "");

    /// <summary>A request with a body.</summary>
    public static SnapshotCase Post(string path, string body, string mediaType = "application/json") =>
        new(HttpMethod.Post, path, body, mediaType);

    /// <summary>The request, as a client sends it.</summary>
    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(Method, Path) { Content = Body is null ? null : new StringContent(Body, Encoding.UTF8, MediaType) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return request;
    }
}
