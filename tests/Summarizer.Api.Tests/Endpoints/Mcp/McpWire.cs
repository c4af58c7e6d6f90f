using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;

namespace Summarizer.Api.Tests.Endpoints.Mcp;

/// <summary>MCP as its TypeScript client speaks it: one POST per message.</summary>
internal static class McpWire
{
    private const string Version = "2025-06-18";

    /// <summary>Sends a message; the answer is there when its headers are.</summary>
    public static Task<HttpResponseMessage> SendAsync(HttpClient client, string message, string? session = null, bool first = false, string? origin = null, string? host = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(message, Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Host = host;
        if (!first)
        {
            request.Headers.Add("MCP-Protocol-Version", Version);
        }

        if (session is not null)
        {
            request.Headers.Add("Mcp-Session-Id", session);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The first message of a client.</summary>
    public static Task<HttpResponseMessage> InitializeAsync(HttpClient client, string? origin = null, string? host = null) => SendAsync(
        client,
        $$$"""{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"{{{Version}}}","capabilities":{},"clientInfo":{"name":"test","version":"1"} } }""",
        first: true,
        origin: origin,
        host: host);

    /// <summary>Calls a tool and waits for its answer.</summary>
    public static async Task<JsonNode> CallAsync(HttpClient client, string tool, string arguments)
    {
        using var response = await SendAsync(client, Call(7, tool, arguments));
        var messages = new List<JsonNode>();
        await foreach (var message in MessagesAsync(response))
        {
            messages.Add(message);
        }

        return messages[^1];
    }

    /// <summary>The message that calls a tool.</summary>
    public static string Call(int id, string tool, string arguments, string meta = "{}") =>
        $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}},"_meta":{{{meta}}} } }""";

    /// <summary>The messages of an answer as they come.</summary>
    public static async IAsyncEnumerable<JsonNode> MessagesAsync(HttpResponseMessage response)
    {
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            if (item.Data.Length > 0)
            {
                yield return JsonNode.Parse(item.Data)!;
            }
        }
    }
}
