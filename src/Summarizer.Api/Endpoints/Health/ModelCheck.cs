using Microsoft.Extensions.Diagnostics.HealthChecks;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Endpoints.Health;

/// <summary>Whether the model takes requests.</summary>
internal sealed class ModelCheck(ModelHost host) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(host.State switch
        {
            ModelState.Ready => HealthCheckResult.Healthy($"'{host.Model.Name}' is loaded and has encoded and decoded"),
            ModelState.Loading => HealthCheckResult.Unhealthy(host.Progress is { } progress ? $"loading: {progress}" : "loading"),
            ModelState.Failed => HealthCheckResult.Unhealthy($"failed: {host.Failure}"),
            _ => HealthCheckResult.Unhealthy("draining"),
        });
}
