using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Summarizer.Api.Startup;

/// <summary>
/// Says defaults of requests in words. With the keyword, some generators make a field required that may be left out, and others send the
/// default where nobody asked for it.
/// </summary>
internal static class ContractDefaults
{
    /// <summary>Takes the defaults of a body's fields into their descriptions.</summary>
    public static void Describe(OpenApiSchema body)
    {
        foreach (var property in body.Properties?.Values ?? [])
        {
            Say(property);
            foreach (var form in property.OneOf ?? [])
            {
                Say(form);
            }
        }
    }

    private static void Say(IOpenApiSchema schema)
    {
        switch (schema)
        {
            case OpenApiSchema { Default: { } value } own:
                own.Description = With(own.Description, value);
                own.Default = null;
                break;
            case OpenApiSchemaReference { Reference.Default: { } value } reference:
                reference.Description = With(reference.Description, value);
                reference.Reference.Default = null;
                break;
        }
    }

    private static string With(string? description, JsonNode value)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();
        return $"{description} Default: {text}.".Trim();
    }
}
