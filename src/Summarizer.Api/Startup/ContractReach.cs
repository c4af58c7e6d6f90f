using Microsoft.OpenApi;

namespace Summarizer.Api.Startup;

/// <summary>Finds the components that schemas lead to.</summary>
internal static class ContractReach
{
    /// <summary>Names of all components that some schemas are made of.</summary>
    public static HashSet<string> Of(IEnumerable<IOpenApiSchema?> roots, IDictionary<string, IOpenApiSchema> components)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<IOpenApiSchema?>(roots);
        while (open.TryPop(out var schema))
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } name })
            {
                if (found.Add(name))
                {
                    open.Push(components[name]);
                }

                continue;
            }

            foreach (var part in Parts(schema as OpenApiSchema))
            {
                open.Push(part);
            }
        }

        return found;
    }

    private static IEnumerable<IOpenApiSchema?> Parts(OpenApiSchema? schema) => schema is null
        ? []
        : [schema.Items, schema.AdditionalProperties, .. schema.Properties?.Values ?? [], .. schema.OneOf ?? [], .. schema.AnyOf ?? [], .. schema.AllOf ?? []];
}
