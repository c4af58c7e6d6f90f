using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Summarizer.Api.Endpoints.Health;

/// <summary>GET /health, /health/ready and /health/live.</summary>
internal static class HealthEndpoint
{
    /// <summary>Tag of the checks that decide whether to restart the process.</summary>
    public const string Live = "live";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Health").AllowAnonymous();
        Map(group, "", Ready).WithName("health").WithSummary("The same as /health/ready");
        Map(group, "/ready", Ready).WithName("ready").WithSummary(
            "Whether to send requests here: the model is loaded, has decoded a token, and is not draining");
        Map(group, "/live", Alive).WithName("live").WithSummary(
            "Whether the process works: the server answers and the engine's loop makes progress");
    }

    private static RouteHandlerBuilder Map(RouteGroupBuilder group, string path, Delegate handler) =>
        group.MapGet(path, handler).Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);

    private static Task<Results<Ok<HealthResponse>, JsonHttpResult<HealthResponse>>> Ready(
        HealthCheckService checks, CancellationToken cancellationToken) =>
        CheckAsync(checks, _ => true, cancellationToken);

    private static Task<Results<Ok<HealthResponse>, JsonHttpResult<HealthResponse>>> Alive(
        HealthCheckService checks, CancellationToken cancellationToken) =>
        CheckAsync(checks, c => c.Tags.Contains(Live), cancellationToken);

    private static async Task<Results<Ok<HealthResponse>, JsonHttpResult<HealthResponse>>> CheckAsync(
        HealthCheckService checks, Func<HealthCheckRegistration, bool> which, CancellationToken cancellationToken)
    {
        var response = HealthResponse.From(await checks.CheckHealthAsync(which, cancellationToken));
        return response.Status == HealthResponse.Healthy
            ? TypedResults.Ok(response)
            : TypedResults.Json(response, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
