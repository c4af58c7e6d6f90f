using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Summarizer.Api.Http.Binding;

/// <summary>
/// Makes components of the OpenAPI document of schemas that are written by hand. Generators make a type of a component; the fields of a
/// schema in the place of its use are lost with some of them. The framework resolves references of single schemas, so components are made
/// at the end.
/// </summary>
internal static class ContractComponents
{
    private const string Note = "x-component";

    /// <summary>Notes that a schema is to be a component.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">Name of the component.</param>
    public static OpenApiSchema Named(this OpenApiSchema schema, string name)
    {
        schema.Extensions = new Dictionary<string, IOpenApiExtension> { [Note] = new JsonNodeExtension(JsonValue.Create(name)) };
        return schema;
    }

    /// <summary>Replaces all noted schemas by references to their components.</summary>
    public static void Complete(OpenApiDocument document)
    {
        foreach (var schema in document.Components!.Schemas!.Values.ToList())
        {
            Replaced(schema, document);
        }
    }

    private static IOpenApiSchema Replaced(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is not OpenApiSchema own)
        {
            return schema;
        }

        own.Items = own.Items is { } items ? Replaced(items, document) : null;
        own.OneOf = own.OneOf?.Select(form => Replaced(form, document)).ToList();
        foreach (var (name, property) in own.Properties?.ToList() ?? [])
        {
            own.Properties![name] = Replaced(property, document);
        }

        if (own.Extensions?.Remove(Note, out var note) is not true || note is not JsonNodeExtension { Node: JsonValue component })
        {
            return own;
        }

        document.AddComponent((string)component!, own);
        return new OpenApiSchemaReference((string)component!, document);
    }
}
