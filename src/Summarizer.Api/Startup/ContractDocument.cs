using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Summarizer.Api.Endpoints.Compress;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Pipeline.Security;

namespace Summarizer.Api.Startup;

/// <summary>Adds to the OpenAPI document what the types of the handlers do not tell.</summary>
internal static class ContractDocument
{
    private const string Bearer = "bearer";
    private const string Scope = "x-scope";

    // In the order in which readers of the document see them.
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Summarization", "Summaries of texts and files."),
        ("Documents", "The text of files."),
        ("Compression", "Retrieved passages: compressed to what answers a question, or put in order."),
        ("OpenAI", "The same for clients of OpenAI's protocol."),
        ("Compatibility", "The same for clients of other servers."),
        ("Comparison", "Measurements and predictions."),
        ("Models", "What is served."),
        ("Health", "Probes."),
        ("Admin", "For the operator."),
    ];

    public static void Describe(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = ContractSchemas.NameOf;
        options.AddSchemaTransformer(CompressDocumentSchema.DescribeAsync);
        options.AddSchemaTransformer(ContractSchemas.DescribeAsync);
        options.AddOperationTransformer((operation, context, _) =>
        {
            Secure(operation, context);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            ContractComponents.Complete(document);
            ContractSchemas.Finish(document);
            return Task.CompletedTask;
        });
    }

    // A route takes a key where the operator asks for keys, and none where not. Scopes stand beside it, since linters know only those of
    // OAuth.
    private static void Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Security = metadata.OfType<IAllowAnonymous>().Any()
            ? []
            : [new(), new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        if (metadata.OfType<RequiredScope>().LastOrDefault() is { } required)
        {
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions[Scope] = new JsonNodeExtension(JsonValue.Create(required.Scope));
        }
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Summarizer",
            Version = "v1",
            Description = "Summaries and compressed passages from an encoder-decoder model. Errors are application/problem+json; every "
                + "response carries X-Request-Id.",
            License = new() { Name = "MIT", Identifier = "MIT" },
        };

        // Its address is not part of the contract.
        document.Servers = [new() { Url = "/", Description = "The service that this document comes from." }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                Description = "A key of the service. Without configured keys, none is needed. x-scope of a route is the scope that the key "
                    + "must have.",
            },
        };
        var used = document.Paths.SelectMany(p => p.Value.Operations!.Values).SelectMany(o => o.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(t => t.Name).ToHashSet();
        document.Tags = Tags.Where(t => used.Contains(t.Name)).Select(t => new OpenApiTag { Name = t.Name, Description = t.Description }).ToHashSet();
    }
}
