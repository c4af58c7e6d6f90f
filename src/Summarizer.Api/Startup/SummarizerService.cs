using Summarizer.Api.Pipeline.Telemetry;

namespace Summarizer.Api.Startup;

/// <summary>The whole service, for programs that run it inside of themselves.</summary>
public static class SummarizerService
{
    /// <summary>Runs the service until it is told to stop.</summary>
    /// <param name="arguments">Settings as <c>--Name value</c>; they win over environment variables and <c>appsettings.json</c>.</param>
    /// <param name="contentRoot">Folder of <c>appsettings.json</c>; null for the current folder.</param>
    /// <param name="cancellationToken">Stops it: running requests are finished first.</param>
    /// <returns>Exit code: 0, or 1 when the model could not be served.</returns>
    /// <exception cref="ServiceStartException">A setting is wrong, an address cannot be listened on, or a file cannot be read.</exception>
    public static async Task<int> RunAsync(string[] arguments, string? contentRoot, CancellationToken cancellationToken)
    {
        IConfiguration? settings = null;
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = contentRoot });
            settings = builder.Configuration;
            await using var app = Build(builder);
            await app.RunAsync(cancellationToken);
        }
        catch (Exception e) when (StartErrors.Describe(e, settings) is { } text)
        {
            throw new ServiceStartException(text, e);
        }

        return Environment.ExitCode;
    }

    private static WebApplication Build(WebApplicationBuilder builder)
    {
        // What keeps the host from starting is told once, by StartErrors or by the runtime, wherever appsettings.json is.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.AddSummarizer();
        builder.AddHttp();
        builder.AddTelemetry();

        var app = builder.Build();
        app.UseSummarizer();
        app.MapSummarizer();
        return app;
    }
}
