using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Summarizer.Client.Tests.Support;

/// <summary>Answers as the service writes them, and as it never would.</summary>
internal static class Answers
{
    public const string Timings = """{"queue_ms":0.1,"tokenize_ms":0.2,"encode_ms":3.5,"decode_ms":4.25,"ttft_ms":4.5,"total_ms":8.75,"tpot_ms":1.5}""";

    public const string Summary =
        $$"""
        {"id":"sum-1","object":"summary","created":1790000000,"model":"pocket","summary":"A fire ended the test.","contexts":[],"finish_reason":"stop","truncated":false,"chunks":1,"usage":{"input_tokens":40,"output_tokens":7,"total_tokens":47},"timings":{{Timings}},"warnings":[{"code":"instruction-ignored","detail":"The model knows no instructions."}]}
        """;

    public static string Problem(string code, int status, string more = "") =>
        $$"""{"type":"/problems/{{code}}","title":"Title","status":{{status}},"detail":"What was wrong.","instance":"/v1/summarize","code":"{{code}}","request_id":"req-7","trace_id":"0af7651916cd43dd8448eb211c80319c"{{more}}}""";

    public static RequestDelegate Json(string json) => Text(200, "application/json", json);

    public static RequestDelegate Refuse(string code, int status, int? retryAfter = null, string more = "") => context =>
    {
        if (retryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return Text(status, "application/problem+json", Problem(code, status, more))(context);
    };

    public static RequestDelegate Text(int status, string mediaType, string text) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        await context.Response.WriteAsync(text);
    };

    /// <summary>A stream of events; then <paramref name="end"/>, or a clean end.</summary>
    public static RequestDelegate Events(IEnumerable<(string Type, string Data)> events, RequestDelegate? end = null) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync();
        foreach (var (type, data) in events)
        {
            await context.Response.WriteAsync($"event: {type}\ndata: {data}\n\n");
            await context.Response.Body.FlushAsync();
        }

        await (end ?? (_ => Task.CompletedTask))(context);
    };

    /// <summary>The connection is cut when the client has what came before; a cut takes with it what is still on its way.</summary>
    public static RequestDelegate CutAfter(Task arrival) => async context =>
    {
        await arrival;
        context.Abort();
    };

    /// <summary>Nothing comes any more until the client leaves.</summary>
    public static async Task Silence(HttpContext context)
    {
        var left = new TaskCompletionSource();
        context.RequestAborted.Register(left.SetResult);
        await left.Task;
    }
}
