using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Resilience;
using Summarizer.Api.Serving;
using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Admin;

/// <summary>
/// Replaces the served model without a pause. It loads and tests the new model beside the old one, sends all new requests to it, and frees
/// the old one after its last request. Until then it needs the memory of both. One reload runs at a time.
/// </summary>
internal sealed partial class ModelReloader(
    ModelHost host,
    ModelBuilder builder,
    EngineCircuits circuits,
    IOptions<SummarizerOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ModelReloader> logger)
{
    private int _busy;

    /// <summary>Loads a bundle and serves it.</summary>
    /// <param name="name">Folder below the configured root; null for the folder that is served now.</param>
    /// <returns>The model that was served before, and the one that is now.</returns>
    /// <exception cref="ProblemException">
    /// The bundle cannot be served, another reload goes on, or nothing may be reloaded now. The old model goes on serving.
    /// </exception>
    public async Task<(ServedModel Old, ServedModel New)> ReloadAsync(string? name)
    {
        var old = host.Model;
        var folder = name is null ? old.Folder : FolderOf(name);
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            throw new ProblemException(ProblemKind.ReloadRunning, "A reload is running, or the last requests of the model before are. "
                + "Try again later; GET /info shows which model is served.");
        }

        var freeing = Task.CompletedTask;
        try
        {
            var started = clock.GetTimestamp();
            var next = await LoadAsync(folder);
            if (!host.TrySwap(next))
            {
                await next.DisposeAsync();
                _ = host.Model;
            }

            await circuits.CloseAsync(lifetime.ApplicationStopping);
            Log.Swapped(logger, old.Name, next.Name, folder, clock.GetElapsedTime(started).TotalSeconds);
            freeing = FreeAsync(old);
            return (old, next);
        }
        finally
        {
            _ = EndAsync(freeing);
        }
    }

    private string FolderOf(string name)
    {
        var root = options.Value.Admin.ModelRoot
            ?? throw Invalid("model names a folder below Summarizer:Admin:ModelRoot, which is not set. Set it, or leave model out to "
                + "load the served folder again.");
        return FolderName().IsMatch(name)
            ? Path.Combine(root, name)
            : throw Invalid("model must be the name of a folder: letters, digits, dots, hyphens and underscores, not starting with a dot.");
    }

    private async Task<ServedModel> LoadAsync(string folder)
    {
        try
        {
            return await Task.Run(() => builder.LoadAsync(folder, lifetime.ApplicationStopping), lifetime.ApplicationStopping);
        }
        catch (Exception e) when (e is BundleException or EngineException or InvalidRequestException
            or ArgumentException or OutOfMemoryException or IOException or UnauthorizedAccessException)
        {
            Log.Refused(logger, folder, e.Message);
            throw new ProblemException(ProblemKind.BundleRefused, $"{e.Message} The server goes on with the model before.");
        }
    }

    private async Task FreeAsync(ServedModel old)
    {
        await old.Uses.RetireAsync();
        await old.DisposeAsync();
        Log.Freed(logger, old.Name);
    }

    private async Task EndAsync(Task freeing)
    {
        await freeing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Volatile.Write(ref _busy, 0);
    }

    private static InvalidRequestException Invalid(string message) => new(new Dictionary<string, string[]> { ["model"] = [message] });

    [GeneratedRegex("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$")]
    private static partial Regex FolderName();

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.ModelSwapped,
            LogLevel.Information,
            "Model '{Old}' is replaced by '{New}' from {Folder}, loaded and warm after {Seconds:0.0} s")]
        public static partial void Swapped(ILogger logger, string old, string @new, string folder, double seconds);

        [LoggerMessage(EventIds.ModelFreed, LogLevel.Information, "Model '{Old}' is freed after its last request")]
        public static partial void Freed(ILogger logger, string old);

        [LoggerMessage(
            EventIds.BundleRefused, LogLevel.Error, "The bundle {Folder} cannot be served: {Reason} The server goes on with the old model")]
        public static partial void Refused(ILogger logger, string folder, string reason);
    }
}
