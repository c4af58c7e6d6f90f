using Microsoft.Extensions.Diagnostics.HealthChecks;
using Summarizer.Api.Pipeline.Resilience;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Endpoints.Health;

/// <summary>
/// Whether an engine gets requests. Answers without the model do not count: while others can answer with it, they should be asked.
/// </summary>
internal sealed class CircuitCheck(ModelHost host, EngineCircuits circuits) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(host.Loaded is { } model && !circuits.AnyClosed(model)
            ? HealthCheckResult.Unhealthy(
                $"the model failed on too many requests; it is probed in {circuits.Primary.RetryAfter.TotalSeconds:0} s")
            : HealthCheckResult.Healthy(circuits.Primary.IsClosed ? "closed" : "the standby engine serves"));
}
