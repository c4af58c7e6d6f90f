using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Endpoints.Compress;

/// <summary>Says in the OpenAPI document that a document is an object or a text, which its converter hides.</summary>
internal static class CompressDocumentSchema
{
    public static async Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(IReadOnlyList<CompressDocument>))
        {
            // Generators that make one type of two forms take the first.
            var part = await context.GetOrCreateSchemaAsync(typeof(DocumentItem), null, cancellationToken);
            schema.Items = new OpenApiSchema { OneOf = [Object(part).Named("DocumentBody"), Text("The text.")] };
        }
    }

    private static OpenApiSchema Text(string description, JsonSchemaType others = 0) =>
        new() { Type = JsonSchemaType.String | others, Description = description };

    private static OpenApiSchema Object(OpenApiSchema part) => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A document with what the caller wants back with it. null counts as left out.",
        AdditionalPropertiesAllowed = false,
        Required = new HashSet<string> { "text" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["text"] = Text("The text."),
            ["id"] = Text("Your name for it, given back unchanged.", JsonSchemaType.Null),
            ["title"] = Text("Counts when documents are ranked; not part of what is kept.", JsonSchemaType.Null),
            ["parts"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array | JsonSchemaType.Null,
                Description = "Parts of the text, as POST /v1/documents gave them; without them the text's own signs make them.",
                Items = part,
            },
            ["metadata"] = new OpenApiSchema { Description = "Anything; given back unchanged." },
        },
    };
}
