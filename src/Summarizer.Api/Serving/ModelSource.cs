using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Bundles;
using Summarizer.Export;
using Summarizer.Hub.Pulling;
using Summarizer.Hub.Repositories;

namespace Summarizer.Api.Serving;

/// <summary>
/// Finds the bundle of a configured model: a folder, or a repository of a Hugging Face hub, whose bundle is made when it is not there yet.
/// </summary>
internal sealed partial class ModelSource(
    ModelHost host,
    IOptions<SummarizerOptions> options,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<ModelSource> logger)
{
    /// <summary>Folder of the bundle.</summary>
    /// <param name="configured">A folder, <c>hf:ORG/NAME@COMMIT</c>, or null for the model that comes with the program.</param>
    /// <param name="cancellationToken">Stops a download at once and an export between tensors.</param>
    /// <exception cref="BundleException">There is no such folder, or the bundle is damaged.</exception>
    /// <exception cref="HubException">The model cannot be brought.</exception>
    /// <exception cref="ExportException">The checkpoint cannot be exported.</exception>
    public async Task<string> FindAsync(string? configured, CancellationToken cancellationToken)
    {
        var path = ModelLocator.Find(configured, environment.ContentRootPath, AppContext.BaseDirectory);
        if (path.StartsWith(RepositoryName.Prefix, StringComparison.Ordinal))
        {
            return await PullAsync(RepositoryName.Parse(path), cancellationToken);
        }

        return Directory.Exists(path) || !RepositoryName.LooksLikeOne(path)
            ? path
            : throw new BundleException(
                $"There is no folder '{path}'. If you mean the repository of that name on the Hugging Face hub, set Summarizer__ModelPath to "
                + $"hf:{path}@COMMIT; 'summarizer pull {path}' prints the commit.");
    }

    private async Task<string> PullAsync(RepositoryName repository, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var settings = options.Value.Pull;
        var hub = HubOptions.FromEnvironment(Variable) with { MaxBytes = settings.MaxBytes };
        var pulled = await new ModelPuller(hub, clock).PullAsync(
            new PullOptions
            {
                Repository = repository,
                Subfolder = settings.Subfolder?.Trim('/') ?? "",
                Precision = settings.Precision,
                Store = BundleStore.Root(Variable),
            },
            new PullLog(repository, hub.Endpoint, host, clock, logger),
            cancellationToken);
        foreach (var warning in pulled.Warnings)
        {
            Log.Warning(logger, warning);
        }

        host.Report(null);
        Log.Finished(logger, $"{pulled.Repository}@{pulled.Commit}", pulled.Bundle, clock.GetElapsedTime(started).TotalSeconds);
        return pulled.Bundle;
    }

    // Environment variables are part of the configuration.
    private string? Variable(string name) => configuration[name];

    private static partial class Log
    {
        [LoggerMessage(EventIds.PullWarning, LogLevel.Warning, "{Warning}")]
        public static partial void Warning(ILogger logger, string warning);

        [LoggerMessage(
            EventIds.PullFinished, LogLevel.Information, "The bundle of {Repository} is {Folder}, ready after {Seconds:0.0} s")]
        public static partial void Finished(ILogger logger, string repository, string folder, double seconds);
    }
}
