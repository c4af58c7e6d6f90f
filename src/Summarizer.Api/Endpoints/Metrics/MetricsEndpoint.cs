using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Telemetry;

namespace Summarizer.Api.Endpoints.Metrics;

/// <summary>
/// GET /metrics. It comes before all other middleware, so scrapes need no key, are not logged and do not count as requests. Where that is
/// too open,
/// <see cref="TelemetryOptions.MetricsPort"/> moves it to a port that is not published.
/// </summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";

    public static void UseMetrics(this WebApplication app)
    {
        var port = app.Services.GetRequiredService<IOptions<SummarizerOptions>>().Value.Telemetry.MetricsPort;
        app.UseOpenTelemetryPrometheusScrapingEndpoint(
            context => context.Request.Path == Path && (port == 0 || context.Connection.LocalPort == port));

        // Instruments exist once these are made; after the endpoint, so that their first zeros are seen.
        app.Services.GetRequiredService<ModelGauges>();
        app.Services.GetRequiredService<TaskMeter>();
        if (port != 0)
        {
            app.Use((context, next) => context.Connection.LocalPort == port ? NothingAsync(context) : next(context));
        }
    }

    /// <summary>
    /// Adds the port to those that the server listens on. Endpoints that are configured one by one are left as they are: there it has to be
    /// among them.
    /// </summary>
    public static void Listen(WebApplicationBuilder builder)
    {
        var port = builder.Configuration.GetValue(
            $"{SummarizerOptions.Section}:{nameof(SummarizerOptions.Telemetry)}:{nameof(TelemetryOptions.MetricsPort)}", 0);
        if (port == 0)
        {
            return;
        }

        if (builder.Configuration["urls"] is { Length: > 0 } addresses)
        {
            builder.WebHost.UseUrls($"{addresses};http://*:{port}");
        }
        else if (builder.Configuration["http_ports"] is { Length: > 0 } ports)
        {
            builder.WebHost.UseSetting("http_ports", $"{ports};{port}");
        }
    }

    private static Task NothingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
