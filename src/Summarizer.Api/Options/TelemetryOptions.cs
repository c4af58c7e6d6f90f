using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>
/// Metrics and traces. Traces and logs are exported by OTLP when the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>Port that answers <c>GET /metrics</c>, and nothing else, in place of the port of the routes.</summary>
    /// <value>0, the default: the port of the routes. In Kubernetes 9464.</value>
    [Range(0, 65535)]
    public int MetricsPort { get; set; }
}
