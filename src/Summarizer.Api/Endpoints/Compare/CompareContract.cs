using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>Describes the streamed form of a comparison, which OpenAPI has no words for.</summary>
internal static class CompareContract
{
    private const string Events =
        """
        Server-sent events. comparison.started: {"id", "models", "turns"}, once the models are loaded. comparison.progress: a ComparisonProgress after every turn of a model.
        comparison.cell: a SweepCell after every pair of lengths of a sweep. comparison.completed: the same object as without streaming. error: a Problem, and the stream ends.
        The comment ": keep-alive" fills every 10 seconds of silence.
        """;

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        await context.GetOrCreateSchemaAsync(typeof(Benchmarking.Comparison.ComparisonProgress), null, cancellationToken);
        var response = operation.Responses!["200"];
        response.Content!["text/event-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = Events.ReplaceLineEndings(" ") } };
    }
}
