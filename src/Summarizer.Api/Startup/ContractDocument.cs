using Microsoft.AspNetCore.OpenApi;
using Summarizer.Api.Endpoints.Compress;

namespace Summarizer.Api.Startup;

/// <summary>Adds to the OpenAPI document what the types of the handlers do not tell.</summary>
internal static class ContractDocument
{
    public static void Describe(OpenApiOptions options) =>
        options.AddSchemaTransformer(CompressDocumentSchema.DescribeAsync).AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new()
        {
            Title = "Summarizer",
            Version = "v1",
            Description = "Summaries and compressed passages from an encoder-decoder model. Errors are application/problem+json; every "
                + "response carries X-Request-Id.",
        };

        // The address of the request is not part of the contract.
        document.Servers = [];
        return Task.CompletedTask;
    });
}
