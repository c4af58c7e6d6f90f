using Microsoft.AspNetCore.OpenApi;
using Summarizer.Api.Endpoints.Compress;

namespace Summarizer.Api.Startup;

/// <summary>What the OpenAPI document says beyond what the handlers' types tell.</summary>
internal static class ContractDocument
{
    public static void Describe(OpenApiOptions options) => options.AddSchemaTransformer(CompressDocumentSchema.DescribeAsync).AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new()
        {
            Title = "Summarizer",
            Version = "v1",
            Description = "Summaries and compressed passages from an encoder-decoder model. Errors are application/problem+json; every response carries X-Request-Id.",
        };

        // The address of whoever asked is not part of the contract.
        document.Servers = [];
        return Task.CompletedTask;
    });
}
