using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>Describes the streamed form of a summary, which OpenAPI has no words for.</summary>
internal static class SummarizeContract
{
    private const string Events =
        """
        Server-sent events. summary.started: {"id", "model", "input_tokens", "truncated"}, once the model has read the document. summary.delta: {"delta"}, the next whole characters.
        summary.completed: the same object as without streaming. error: a Problem, and the stream ends. The comment ": keep-alive" fills every 10 seconds of silence.
        """;

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var response = operation.Responses!["200"];
        response.Content!["text/event-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = Events.ReplaceLineEndings(" ") } };
        return Task.CompletedTask;
    }
}
