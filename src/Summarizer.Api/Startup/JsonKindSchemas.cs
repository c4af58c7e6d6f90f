using Microsoft.OpenApi;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Startup;

/// <summary>Schemas of what fields take that are read by hand.</summary>
internal static class JsonKindSchemas
{
    /// <summary>null, which counts as left out.</summary>
    public static IReadOnlyList<IOpenApiSchema> Null => [Plain(JsonSchemaType.Null)];

    /// <summary>The schema of a form.</summary>
    public static IOpenApiSchema Of(JsonKind kind) => kind switch
    {
        JsonKind.Text => Plain(JsonSchemaType.String),
        JsonKind.Texts => List(Plain(JsonSchemaType.String)),
        JsonKind.Parts => List(Part()),
        JsonKind.Messages => List(Message()),
        JsonKind.Object => Plain(JsonSchemaType.Object),
        JsonKind.Objects => List(Plain(JsonSchemaType.Object)),
        JsonKind.Flag => Plain(JsonSchemaType.Boolean),
        JsonKind.Integer => Plain(JsonSchemaType.Integer),
        JsonKind.Numbers => List(Plain(JsonSchemaType.Number)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static OpenApiSchema Plain(JsonSchemaType type) => new() { Type = type };

    private static OpenApiSchema List(OpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema Message() => new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        Description = "One message of a conversation, with other fields if you like.",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["role"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "system, developer, user or assistant." },
            ["content"] = new OpenApiSchema
            {
                OneOf = [Plain(JsonSchemaType.String), List(Part())],
                Description = "A text, or an array of parts.",
            },
        },
    }.Named("InputMessage");

    private static OpenApiSchema Part() => new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        Description = "A part of a message.",
        Required = new HashSet<string> { "type" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "text, input_text or output_text." },
            ["text"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The text." },
        },
    }.Named("MessagePart");
}
