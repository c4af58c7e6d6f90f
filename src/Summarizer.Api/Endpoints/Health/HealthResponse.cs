using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Summarizer.Api.Endpoints.Health;

/// <summary>Result of a probe.</summary>
/// <param name="Status">healthy or unhealthy.</param>
/// <param name="Checks">What was looked at.</param>
internal sealed record HealthResponse(string Status, IReadOnlyList<HealthCheckItem> Checks)
{
    public const string Healthy = "healthy";

    public static HealthResponse From(HealthReport report) => new(
        Name(report.Status),
        [.. report.Entries.Select(e => new HealthCheckItem(e.Key, Name(e.Value.Status), e.Value.Description ?? ""))]);

    private static string Name(HealthStatus status) => status == HealthStatus.Healthy ? Healthy : "unhealthy";
}

/// <summary>One check.</summary>
/// <param name="Name">model or engine_loop.</param>
/// <param name="Status">healthy or unhealthy.</param>
/// <param name="Detail">Reason in words.</param>
internal sealed record HealthCheckItem(string Name, string Status, string Detail);
