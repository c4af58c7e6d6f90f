using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Summarizer.Api.Options;
using Summarizer.Choosing;
using Summarizer.Engine.Telemetry;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>Registers metrics, traces and the export of both.</summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The meters of ASP.NET, the runtime and Polly exist anyway.
    private static readonly string[] Meters =
    [
        Names.Meter, EngineTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",

        "Microsoft.AspNetCore.Diagnostics", "Polly", "System.Runtime",
    ];

    /// <summary>Adds metrics; adds traces and logs when an OTLP endpoint is configured.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<TaskMeter>();
        services.AddSingleton<TaskRecorder>();
        services.AddSingleton<ModelGauges>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                Names.Summarizer, serviceVersion: ServiceVersion.Current(TimeProvider.System).Version).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
        {
            return;
        }

        telemetry
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(
                    o => o.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddSource(Names.Meter, EngineTelemetry.Name, ChoosingTelemetry.Name))
            .WithLogging()
            .UseOtlpExporter();
    }
}
