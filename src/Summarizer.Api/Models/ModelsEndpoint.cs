using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Hosting;
using Summarizer.Api.Problems;

namespace Summarizer.Api.Models;

/// <summary>GET /v1/models and GET /info.</summary>
internal static class ModelsEndpoint
{
    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models", List)
            .WithName("models")
            .WithTags("Models")
            .WithSummary("List the models")
            .ProducesProblems(ProblemKind.Loading);
        routes.MapGet("/info", Describe)
            .WithName("info")
            .WithTags("Models")
            .WithSummary("What is served, and its limits")
            .ProducesProblems(ProblemKind.Loading);
    }

    private static Ok<ModelList> List(ModelHost host)
    {
        var model = host.Model;
        return TypedResults.Ok(new ModelList(
            [new ModelItem(model.Name, model.LoadedAt.ToUnixTimeSeconds(), model.Engine.MaxInputTokens, model.Engine.MaxOutputTokens)]));
    }

    private static Ok<ServiceInfo> Describe(ModelHost host, IOptions<SummarizerOptions> options, ServiceVersion version) =>
        TypedResults.Ok(ServiceInfo.From(host.Model, options.Value, version));
}
