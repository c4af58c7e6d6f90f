using System.Text.Json;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>
/// Gives every client a session id that names its calls, and reads the notes that cancel one. The id is random and nothing is kept under
/// it, so any replica still takes any request; a cancellation has to reach the replica that runs the call.
/// </summary>
internal sealed class McpSessions(RequestDelegate next, CallRegistry calls)
{
    /// <summary>Request and response header.</summary>
    public const string Header = "Mcp-Session-Id";

    private const string Cancelled = "notifications/cancelled";
    private const int LongestNote = 1 << 14;

    /// <summary>The session that a request belongs to; null for a client without one.</summary>
    public static string? Of(HttpContext context) => context.Items.TryGetValue(Header, out var session) ? session as string : null;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(McpSetup.Route) || !HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }

        var session = context.Request.Headers[Header].ToString();
        if (session.Length > 0)
        {
            // The protocol's library refuses the header, since it keeps no sessions.
            context.Request.Headers.Remove(Header);
            context.Items[Header] = session;
            await CancelAsync(context, session);
        }
        else if (!context.Request.Headers.ContainsKey("MCP-Protocol-Version"))
        {
            // The first request of a client. Later revisions of the protocol have no sessions, and close the connection to cancel.
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status200OK)
                {
                    context.Response.Headers[Header] = Guid.NewGuid().ToString("N");
                }

                return Task.CompletedTask;
            });
        }

        await next(context);
    }

    private async Task CancelAsync(HttpContext context, string session)
    {
        if (context.Request.ContentLength is not (> 0 and <= LongestNote))
        {
            return;
        }

        context.Request.EnableBuffering(LongestNote);
        try
        {
            using var note = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            if (IdOf(note.RootElement) is { } id)
            {
                calls.Cancel(session, id);
            }
        }
        catch (JsonException)
        {
            // The protocol's library says so.
        }

        context.Request.Body.Position = 0;
    }

    private static string? IdOf(JsonElement note) =>
        note.ValueKind == JsonValueKind.Object
        && note.TryGetProperty("method", out var method) && method.ValueKind == JsonValueKind.String && method.ValueEquals(Cancelled)
        && note.TryGetProperty("params", out var values) && values.ValueKind == JsonValueKind.Object
        && values.TryGetProperty("requestId", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? id.ToString()
            : null;
}
