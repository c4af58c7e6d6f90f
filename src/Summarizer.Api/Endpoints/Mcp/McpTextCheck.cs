using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Summarizer.Api.Http.Binding;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>
/// Answers messages that hold half of a surrogate pair. The protocol's library fails on one with an internal error, from which a language
/// model learns nothing; the answer here names the argument.
/// </summary>
internal sealed class McpTextCheck(RequestDelegate next, ToolCalls calls)
{
    private const int InvalidParams = -32602;

    public async Task InvokeAsync(HttpContext context)
    {
        // Without an endpoint, the tools are switched off.
        var isMessage = context.Request.Path.StartsWithSegments(McpSetup.Route) && HttpMethods.IsPost(context.Request.Method);
        if (!isMessage || context.GetEndpoint() is null)
        {
            await next(context);
            return;
        }

        // A client that leaves ends the reading by itself.
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, CancellationToken.None);
        body.Position = 0;
        context.Request.Body = body;
        if (Answer(body.GetBuffer().AsMemory(0, (int)body.Length)) is not { } answer)
        {
            await next(context);
            return;
        }

        // In the form of the library's answers. A message without an id gets no answer but a status.
        context.Response.StatusCode = answer["id"] is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync($"event: message\ndata: {answer.ToJsonString()}\n\n", Encoding.UTF8, context.RequestAborted);
    }

    // Null for a message that the library can read, or refuses in words of its own.
    private JsonObject? Answer(ReadOnlyMemory<byte> body)
    {
        if (!UnicodeCheck.MayBreak(body.Span))
        {
            return null;
        }

        try
        {
            using var message = JsonDocument.Parse(body);
            return UnicodeCheck.Check(message.RootElement) is { Count: > 0 } errors ? Refuse(message.RootElement, errors) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or bytes that are not UTF-8.
            return null;
        }
    }

    private JsonObject Refuse(JsonElement message, IReadOnlyDictionary<string, string[]> errors)
    {
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = IdOf(message) };
        if (Arguments(message) is { } arguments && UnicodeCheck.Check(arguments) is { Count: > 0 } broken)
        {
            var result = calls.Refuse(new InvalidRequestException(broken));
            answer["result"] = JsonSerializer.SerializeToNode(result, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult)));
        }
        else
        {
            var reason = string.Join(' ', errors.Values.SelectMany(e => e));
            answer["error"] = new JsonObject { ["code"] = InvalidParams, ["message"] = $"Invalid params: {reason}" };
        }

        return answer;
    }

    private static JsonNode? IdOf(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty("id", out var id)
        && id.ValueKind is JsonValueKind.Number or JsonValueKind.String && UnicodeCheck.Check(id).Count == 0
            ? JsonNode.Parse(id.GetRawText())
            : null;

    private static JsonElement? Arguments(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object
        && message.TryGetProperty("method", out var method) && method.ValueKind == JsonValueKind.String && method.ValueEquals("tools/call")
        && message.TryGetProperty("params", out var call) && call.ValueKind == JsonValueKind.Object
        && call.TryGetProperty("arguments", out var arguments) && arguments.ValueKind == JsonValueKind.Object
            ? arguments
            : null;
}
