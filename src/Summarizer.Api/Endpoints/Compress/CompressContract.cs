using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Summarizer.Api.Endpoints.Compress;

/// <summary>Describes what OpenAPI cannot say by types: a document is a text or an object, and the streamed form.</summary>
internal static class CompressContract
{
    private const string Events =
        """
        Server-sent events. compression.document: one entry of results, as each is finished, most relevant first. compression.completed: the same object as without streaming.
        error: a Problem, and the stream ends. The comment ": keep-alive" fills every 10 seconds of silence.
        """;

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses!["200"].Content!["text/event-stream"] =
            new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = Events.ReplaceLineEndings(" ") } };
        return Task.CompletedTask;
    }
}
