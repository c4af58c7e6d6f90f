using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Summarizer.Api.Http.Binding;

namespace Summarizer.Api.Startup;

/// <summary>
/// Makes schemas say what the service reads and writes: which fields an answer always has, where null can come, and what fields take that
/// are read by hand.
/// </summary>
internal static class ContractSchemas
{
    // Notes of the first pass, which knows the types, for the second, which knows where a schema is used.
    private const string Always = "x-always";
    private const string Null = "x-null";

    /// <summary>Name of the component of a type; null for a schema in its place.</summary>
    public static string? NameOf(JsonTypeInfo type) =>
        type.Type == typeof(JsonElement) || type.Type == typeof(JsonElement?) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    /// <summary>Notes what a type says about its fields.</summary>
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(JsonKindsAttribute), false) is [JsonKindsAttribute kinds])
        {
            schema.Type = null;
            var isOptional = context.JsonTypeInfo.Type == typeof(JsonElement?);
            schema.OneOf = [.. kinds.Kinds.Select(JsonKindSchemas.Of), .. isOptional ? JsonKindSchemas.Null : []];
        }

        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is { Count: > 0 })
        {
            var fields = context.JsonTypeInfo.Properties.Where(p => !p.IsExtensionData && p.Get is not null).ToList();
            var written = fields.Where(WritesNull).ToList();
            Note(schema, Always, [.. fields.Where(p => !MayBeNull(p)).Union(written).Select(p => p.Name)]);
            Note(schema, Null, [.. written.Select(p => p.Name)]);
            foreach (var others in context.JsonTypeInfo.Properties.Where(p => p.IsExtensionData))
            {
                schema.Properties?.Remove(others.Name);
                schema.AdditionalProperties = null;
                schema.AdditionalPropertiesAllowed = true;
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Turns the notes into what readers of the document see.</summary>
    public static void Finish(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        var operations = document.Paths.SelectMany(p => p.Value.Operations!.Values).ToList();
        var bodies = operations.Select(o => o.RequestBody).OfType<OpenApiRequestBody>().SelectMany(b => b.Content!.Values);
        var read = ContractReach.Of(bodies.Select(m => m.Schema), schemas);
        var written = ContractReach.Of(
            operations.SelectMany(o => o.Responses!.Values).SelectMany(r => r.Content?.Values ?? []).Select(m => m.Schema), schemas);

        // Such as the type of files, which are binary in the document.
        foreach (var name in schemas.Keys.Except(read).Except(written).ToList())
        {
            schemas.Remove(name);
        }

        foreach (var (name, schema) in schemas.Select(s => (s.Key, s.Value as OpenApiSchema)).Where(s => s.Item2 is not null))
        {
            Enumerate(schema!);
            if (read.Contains(name))
            {
                ContractDefaults.Describe(schema!);
            }
            else
            {
                Answer(schema!);
            }

            schema!.Extensions?.Remove(Always);
            schema.Extensions?.Remove(Null);
        }
    }

    private static bool MayBeNull(JsonPropertyInfo property) => property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;

    private static bool WritesNull(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.Never }];

    // The generator lists null among the names where one use of the type may be null, and says that in each use as well.
    private static void Enumerate(OpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 } names)
        {
            schema.Enum = [.. names.Where(n => n is not null && n.GetValueKind() != JsonValueKind.Null)];
            schema.Type = JsonSchemaType.String;
        }
    }

    // Answers leave out what they do not have.
    private static void Answer(OpenApiSchema schema)
    {
        if (schema.Properties is null || Read(schema, Always) is not { } always)
        {
            return;
        }

        var written = Read(schema, Null) ?? [];
        foreach (var (name, property) in schema.Properties.ToList())
        {
            if (!written.Contains(name))
            {
                schema.Properties[name] = WithoutNull(property);
            }
            else if (property is OpenApiSchema { Type: null, OneOf: null or [] } untyped)
            {
                // What has no type and is written all the same is always null.
                untyped.Type = JsonSchemaType.Null;
            }
        }

        schema.Required = always.Where(schema.Properties.ContainsKey).ToHashSet();
    }

    private static IOpenApiSchema WithoutNull(IOpenApiSchema property)
    {
        if (property is not OpenApiSchema schema)
        {
            return property;
        }

        if (schema.OneOf is { Count: 2 } forms && forms.Any(IsNull))
        {
            return forms.Single(f => !IsNull(f));
        }

        if (schema.Type is { } type && type != JsonSchemaType.Null)
        {
            schema.Type = type & ~JsonSchemaType.Null;
        }

        return schema;
    }

    private static bool IsNull(IOpenApiSchema schema) => schema.Type == JsonSchemaType.Null;

    private static void Note(OpenApiSchema schema, string note, string[] names)
    {
        schema.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        schema.Extensions[note] = new JsonNodeExtension(new JsonArray([.. names.Select(n => JsonValue.Create(n))]));
    }

    private static List<string>? Read(OpenApiSchema schema, string note) =>
        schema.Extensions?.TryGetValue(note, out var found) is true && found is JsonNodeExtension { Node: JsonArray names }
            ? [.. names.Select(n => (string)n!)]
            : null;
}
