using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Summarizer.Api.Tests.Clients.Generated;

/// <summary>Notes which routes of the OpenAPI document a client called, and that the service did not refuse them.</summary>
internal sealed class CalledRoutes(JsonNode contract) : DelegatingHandler(new HttpClientHandler())
{
    private readonly ConcurrentDictionary<string, int> _called = new();

    /// <summary>Routes of the document that were never called.</summary>
    public IEnumerable<string> Missing => contract["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key.ToUpperInvariant()} {p.Key}")).Except(_called.Keys);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        _called[$"{request.Method} {Template(request.RequestUri!.AbsolutePath)}"] = (int)response.StatusCode;
        return response;
    }

    private static string Template(string path) =>
        path.StartsWith("/v1/models/", StringComparison.Ordinal) ? "/v1/models/{id}" : path.StartsWith("/models/", StringComparison.Ordinal) ? "/models/{id}" : path;
}
