using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Summarizer.Api.Endpoints.Compress;

/// <summary>Says in the OpenAPI document that a document is a text or an object, which its converter hides.</summary>
internal static class CompressDocumentSchema
{
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(IReadOnlyList<CompressDocument>))
        {
            schema.Items = new OpenApiSchema { OneOf = [Text("The text."), Object()] };
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Object() => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalPropertiesAllowed = false,
        Required = new HashSet<string> { "text" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["text"] = Text("The text."),
            ["id"] = Text("Your name for it, given back unchanged."),
            ["title"] = Text("Counts when documents are ranked; not part of what is kept."),
            ["metadata"] = new OpenApiSchema { Description = "Anything; given back unchanged." },
        },
    };
}
