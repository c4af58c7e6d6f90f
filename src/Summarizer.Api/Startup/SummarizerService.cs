using Microsoft.AspNetCore.Connections;
using Summarizer.Api.Pipeline.Telemetry;

namespace Summarizer.Api.Startup;

/// <summary>The whole service, for programs that run it inside of themselves.</summary>
public static class SummarizerService
{
    private const string AnotherAddress = "Stop the program that listens there, or choose another address with --urls http://localhost:9000.";

    /// <summary>Runs the service until it is told to stop.</summary>
    /// <param name="arguments">Settings as <c>--Name value</c>; they win over environment variables and <c>appsettings.json</c>.</param>
    /// <param name="contentRoot">Folder of <c>appsettings.json</c>; null for the current folder.</param>
    /// <param name="cancellationToken">Stops it: running requests are finished first.</param>
    /// <returns>Exit code: 0, or 1 when the model could not be served.</returns>
    public static async Task<int> RunAsync(string[] arguments, string? contentRoot, CancellationToken cancellationToken)
    {
        await using var app = Create(arguments, contentRoot);
        try
        {
            await app.RunAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} {AnotherAddress}");
            return 1;
        }

        return Environment.ExitCode;
    }

    internal static WebApplication Create(string[] arguments, string? contentRoot)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = contentRoot });
        builder.AddSummarizer();
        builder.AddHttp();
        builder.AddTelemetry();

        var app = builder.Build();
        app.UseSummarizer();
        app.MapSummarizer();
        return app;
    }
}
