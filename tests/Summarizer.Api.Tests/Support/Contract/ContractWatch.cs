using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Api.Tests.Support.Contract;

/// <summary>
/// Holds every answer of a service under test against the OpenAPI document: its status, its content type and its body have to be there.
/// </summary>
internal sealed class ContractWatch
{
    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json")))!;
    private static readonly ContractSchema Schema = new(Document);

    // What is no part of the contract for programs.
    private static readonly string[] Others = ["/mcp", "/page", "/problems", "/openapi", "/metrics", "/admin"];

    // A page of another site, and a body that takes too long: refused before any route, so no route says it.
    private static readonly int[] Anywhere = [StatusCodes.Status403Forbidden, StatusCodes.Status408RequestTimeout];

    private readonly ConcurrentQueue<string> _violations = new();

    /// <summary>Answers that are not as the document says.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>Checks one answer.</summary>
    /// <param name="context">The request, after its answer.</param>
    /// <param name="body">All bytes of the answer.</param>
    public void Check(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var path = context.Request.Path.Value!;
        if (path == "/" || Others.Any(o => path.StartsWith(o, StringComparison.Ordinal)) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        {
            return;
        }

        foreach (var violation in Violated(context, path, body))
        {
            _violations.Enqueue($"{context.Request.Method} {path} {context.Response.StatusCode} {context.Response.ContentType}: {violation}");
        }
    }

    private static IEnumerable<string> Violated(HttpContext context, string path, ReadOnlyMemory<byte> body)
    {
        var type = context.Response.ContentType?.Split(';')[0].Trim() ?? "";
        if (Operation(path, context.Request.Method) is not { } operation)
        {
            return Error(type, body);
        }

        if (operation["responses"]![$"{context.Response.StatusCode}"] is not { } response)
        {
            return type == "text/html" || Anywhere.Contains(context.Response.StatusCode) ? Error(type, body) : ["the status is not in the document"];
        }

        return response["content"]?[type]?["schema"] switch
        {
            null => response["content"] is null && body.Length == 0 ? [] : ["the content type is not in the document"],
            _ when type == "text/event-stream" => [],
            var schema when type == "application/x-ndjson" => Lines(body).SelectMany(l => Json(l, schema)),
            var schema => Json(body, schema),
        };
    }

    // An error in the form of any route.
    private static IEnumerable<string> Error(string type, ReadOnlyMemory<byte> body) => type switch
    {
        "application/problem+json" => Json(body, Document["components"]!["schemas"]!["Problem"]!),
        "application/json" when JsonNode.Parse(body.Span)?["error"] is not null => [],

        // The host filter of the framework answers before anything of the service.
        "text/html" => [],
        _ => ["an answer that no route gives"],
    };

    // The last line of a stream that failed is an error.
    private static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("{\"error\"", StringComparison.Ordinal)).Select(l => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(l));

    private static IEnumerable<string> Json(ReadOnlyMemory<byte> body, JsonNode schema)
    {
        JsonNode? value;
        try
        {
            value = JsonNode.Parse(body.Span);
        }
        catch (JsonException)
        {
            return ["the body is not JSON"];
        }

        return Schema.Check(value, schema);
    }

    private static JsonNode? Operation(string path, string method)
    {
        var found = Document["paths"]!.AsObject().Where(p => Fits(p.Key, path)).OrderBy(p => p.Key.Contains('{', StringComparison.Ordinal)).FirstOrDefault();
        return found.Value?[method.ToLowerInvariant()];
    }

    private static bool Fits(string template, string path)
    {
        var (names, segments) = (template.Split('/'), path.TrimEnd('/').Split('/'));
        return names.Length == segments.Length && names.Zip(segments).All(s => s.First == s.Second || (s.First.StartsWith('{') && s.Second.Length > 0));
    }
}
