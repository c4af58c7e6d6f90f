using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Summarizer.Api.Http.Binding;

/// <summary>Describes bodies that are files, which OpenAPI does not learn from types.</summary>
internal static class UploadContract
{
    private static readonly Dictionary<string, OpenApiEncoding> Encoding = new() { ["file"] = new() { ContentType = "application/octet-stream" } };

    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (type, media) in operation.RequestBody!.Content!.Where(c => c.Key != "application/json"))
        {
            var isForm = type.StartsWith("multipart/", StringComparison.Ordinal);
            media.Schema = isForm ? Form() : File();

            // Without it, Kiota makes a body that it cannot send.
            media.Encoding = isForm ? Encoding : null;
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema File() =>
        new()
        {
            Type = JsonSchemaType.String,
            Format = "binary",
            Description = "The file. Fields of the JSON body, where the route has "
            + "one, go into the query."
        };

    private static OpenApiSchema Form() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Fields of the JSON body, where the route has one, are fields of the form.",
        Required = new HashSet<string> { "file" },
        Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = File() },
    };
}
