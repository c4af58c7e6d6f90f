using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Endpoints.Plan;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Endpoints.Models;

/// <summary>GET /v1/models, also for one model, and GET /info.</summary>
internal static class ModelsEndpoint
{
    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models", List)
            .WithName("models")
            .WithTags("Models")
            .WithSummary("List the models")
            .ProducesProblems(ProblemKind.Unauthorized, ProblemKind.Loading);
        routes.MapGet("/v1/models/{id}", Find)
            .WithMetadata(new RouteErrors(ErrorForm.OpenAi))
            .WithName("model")
            .WithTags("OpenAI")
            .WithSummary("One model")
            .ProducesOpenAiErrors(ProblemKind.Unauthorized, ProblemKind.ModelNotFound, ProblemKind.Loading);
        routes.MapGet("/info", Describe)
            .WithName("info")
            .WithTags("Models")
            .WithSummary("What is served, and its limits")
            .ProducesProblems(ProblemKind.Unauthorized, ProblemKind.Loading);
    }

    private static Ok<ModelList> List(ModelHost host) => TypedResults.Ok(new ModelList([ModelItem.From(host.Model)]));

    private static Ok<ModelItem> Find(string id, ModelHost host) => TypedResults.Ok(ModelItem.From(host.Require(id)));

    private static Ok<ServiceInfo> Describe(
        ModelHost host, IOptions<SummarizerOptions> options, ServiceVersion version, MeasurementSwitch measurements) =>
        TypedResults.Ok(ServiceInfo.From(host.Model, options.Value, version, measurements.IsOn));
}
