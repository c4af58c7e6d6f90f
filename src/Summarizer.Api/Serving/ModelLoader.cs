using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Bundles;
using Summarizer.Export;
using Summarizer.Hub.Repositories;

namespace Summarizer.Api.Serving;

/// <summary>
/// Loads the first model while the server runs already, and frees the served model after the last request. A model that cannot be loaded
/// ends the process, because waiting would not help.
/// </summary>
internal sealed partial class ModelLoader(
    ModelHost host,
    ModelSource source,
    ModelBuilder builder,
    IOptions<SummarizerOptions> options,
    IHostApplicationLifetime lifetime,
    IServer server,
    TimeProvider clock,
    ILogger<ModelLoader> logger)
    : BackgroundService, IHostedLifecycleService
{
    private readonly TaskCompletionSource _serverStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _serverStarted.TrySetResult();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Turns readiness off first and keeps the port open for the configured time, so that load balancers can notice it, and probes can read
    /// why the model cannot be served.
    /// </summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (!host.Drain())
        {
            return;
        }

        var delay = host.Loaded is null && host.Failure is null ? TimeSpan.Zero : options.Value.DrainDelay;
        Log.Draining(logger, delay.TotalSeconds);
        await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hosted services stop in reverse order, so the server has stopped before this.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (host.Loaded is { } model)
        {
            await model.DisposeAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var started = clock.GetTimestamp();
            var folder = await source.FindAsync(options.Value.ModelPath, stoppingToken);
            var model = await builder.LoadAsync(folder, stoppingToken);
            host.Serve(model);
            Log.Ready(logger, model.Name, folder, clock.GetElapsedTime(started).TotalSeconds);
            await _serverStarted.Task.WaitAsync(stoppingToken);
            if (SampleRequest.For(server) is { } sample)
            {
                Log.Try(logger, sample);
            }
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // These messages are complete; a stack trace would hide them.
            var isComplete = e is BundleException or HubException or ExportException or IOException or UnauthorizedAccessException;
            Log.Failed(logger, e.Message, isComplete ? null : e);
            host.Fail(e.Message);
            Environment.ExitCode = 1;

            // Stopping a host that is still starting makes the start itself fail.
            await _serverStarted.Task.WaitAsync(stoppingToken);
            lifetime.StopApplication();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.ModelReady, LogLevel.Information, "Ready: model '{Model}' from {Folder}, loaded and warm after {Seconds:0.0} s")]
        public static partial void Ready(ILogger logger, string model, string folder, double seconds);

        [LoggerMessage(EventIds.ModelFailed, LogLevel.Critical, "The model cannot be served: {Reason}")]
        public static partial void Failed(ILogger logger, string reason, Exception? exception);

        [LoggerMessage(EventIds.SampleRequest, LogLevel.Information, "Try it: {Sample}")]
        public static partial void Try(ILogger logger, string sample);

        [LoggerMessage(
            EventIds.Draining,
            LogLevel.Information,
            "Draining: the server takes no new requests and finishes the running ones; the port closes in {Seconds} s")]
        public static partial void Draining(ILogger logger, double seconds);
    }
}
