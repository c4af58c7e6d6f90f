using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Http.Wire;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Ollama;

/// <summary>An answer line by line: one JSON object per piece. A failure is a line with <c>error</c>, and no line says done.</summary>
/// <param name="running">The summary.</param>
/// <param name="line">Makes a line of a text.</param>
/// <param name="deadline">Ends the request.</param>
internal sealed class OllamaLines(RunningTask<string, SummarizeResult> running, Func<string, OllamaAnswer> line, RequestDeadline deadline)
    : IResult, IEndpointMetadataProvider
{
    /// <summary>Media type of the answer.</summary>
    public const string ContentType = "application/x-ndjson";

    private static readonly byte[] NewLine = [(byte)'\n'];

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = ContentType;
        httpContext.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await foreach (var delta in running.ReadAsync(deadline.Token))
            {
                await WriteAsync(httpContext, line(delta));
            }

            await WriteAsync(httpContext, line("").Finish(await running.Result));
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The client has left.
        }
        catch (Exception e)
        {
            await FailAsync(httpContext, e is OperationCanceledException cancellation ? deadline.Explain(cancellation) : e);
        }
    }

    /// <summary>Nothing: the route describes its answer.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
    }

    private static Task FailAsync(HttpContext context, Exception failure)
    {
        var problem = context.RequestServices.GetRequiredService<ProblemMapper>().Map(context, failure);
        context.EndWith(problem);
        context.RequestServices.GetRequiredService<ProblemHandling>().LogServerError(problem, failure);
        return WriteAsync(context, PlainError.From(problem));
    }

    private static async Task WriteAsync<T>(HttpContext context, T value)
        where T : class
    {
        await JsonSerializer.SerializeAsync(context.Response.Body, value, context.TypeInfo<T>(), context.RequestAborted);
        await context.Response.Body.WriteAsync(NewLine, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
