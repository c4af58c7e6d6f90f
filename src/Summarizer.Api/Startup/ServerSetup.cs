using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Summarizer.Api.Endpoints.Metrics;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Security;

namespace Summarizer.Api.Startup;

/// <summary>Limits and addresses of the HTTP server.</summary>
internal static class ServerSetup
{
    private const string DefaultAddress = "http://localhost:8080";

    // Time to free the model after the longest request.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    public static void Configure(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<SummarizerOptions>>((kestrel, options) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Value.MaxBodyBytes;
            Apply(options.Value.Limits, kestrel.Limits);
        });

        // The host waits for running requests as long as a request may take.
        services.AddOptions<HostOptions>().Configure<IOptions<SummarizerOptions>>(
            (host, options) => host.ShutdownTimeout = options.Value.DrainDelay + options.Value.RequestTimeout + Margin);

        string[] addresses = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (!addresses.Any(a => builder.Configuration.GetSection(a).Exists()))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        if (!builder.Configuration.GetSection("AllowedHosts").Exists() && IsLocal(builder.Configuration))
        {
            services.FilterLocalHosts();
        }

        MetricsEndpoint.Listen(builder);
    }

    // Endpoints that are not given as addresses may listen to the network.
    private static bool IsLocal(ConfigurationManager configuration) =>
        !configuration.GetSection("http_ports").Exists() && !configuration.GetSection("https_ports").Exists()
        && !configuration.GetSection("Kestrel:Endpoints").Exists()
        && (configuration["urls"] ?? DefaultAddress).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(UnauthenticatedBindingWarning.IsLoopback);

    // Kestrel measures the rate only while it has bytes to send, so a silent stream is never too slow.
    private static void Apply(LimitOptions limits, KestrelServerLimits server)
    {
        server.MaxConcurrentConnections = limits.MaxConnections;
        server.MaxRequestHeadersTotalSize = limits.MaxHeaderBytes;
        server.MaxRequestHeaderCount = limits.MaxHeaders;
        server.RequestHeadersTimeout = limits.HeaderTimeout;
        server.KeepAliveTimeout = limits.IdleTimeout;
        server.MinRequestBodyDataRate = new MinDataRate(limits.MinBodyBytesPerSecond, limits.SlowGrace);
        server.MinResponseDataRate = new MinDataRate(limits.MinAnswerBytesPerSecond, limits.SlowGrace);
    }
}
