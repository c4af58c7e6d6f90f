using System.Text.Json.Serialization;

namespace Summarizer.Client.Health;

/// <summary>The answer of a probe, <c>GET /health/ready</c> or <c>GET /health/live</c>.</summary>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Checks">What the service looked at.</param>
public sealed record ServiceHealth(string Status, IReadOnlyList<HealthCheck> Checks)
{
    /// <summary>Whether every check passed.</summary>
    [JsonIgnore]
    public bool IsHealthy => Status == "healthy";
}

/// <summary>One check of a probe.</summary>
/// <param name="Name">Name of the check: <c>model</c>, <c>circuit</c> or <c>engine_loop</c>.</param>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Detail">The reason in words.</param>
public sealed record HealthCheck(string Name, string Status, string Detail);
