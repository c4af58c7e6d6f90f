using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Endpoints.Plan;

/// <summary>GET /v1/plan.</summary>
internal static class PlanEndpoint
{
    public static void MapPlan(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/plan", Plan)
        .WithName("plan")
        .WithTags("Comparison")
        .WithSummary("Predict memory and time of models on a device")
        .WithDescription("By roofline, from the architectures alone. Nothing is loaded or run, except that this-machine is measured for "
            + "a second when it is first asked for.")
        .ProducesProblems(ProblemKind.Unauthorized, ProblemKind.ComparisonDisabled, ProblemKind.Validation);

    private static Ok<PlanResponse> Plan([AsParameters] PlanQuery query, PlanReader reader, ModelHost host) =>
        TypedResults.Ok(PlanResponse.From(reader.Plan(query), host.Loaded?.Name));
}
