using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Summarizer.Api.Options;
using Summarizer.Engine.Telemetry;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>What is measured and where it goes.</summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Those of ASP.NET, the runtime and Polly cost nothing more than their names.
    private static readonly string[] Meters =
    [
        Names.Meter, EngineTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Diagnostics", "Polly", "System.Runtime",
    ];

    /// <summary>Adds metrics, and traces and logs when there is somewhere to send them.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<TaskMeter>();
        services.AddSingleton<TaskRecorder>();
        services.AddSingleton<ModelGauges>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Names.Summarizer, serviceVersion: ServiceVersion.Current(TimeProvider.System).Version).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
        {
            return;
        }

        telemetry
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(o => o.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddSource(Names.Meter, EngineTelemetry.Name))
            .WithLogging()
            .UseOtlpExporter();
    }
}
