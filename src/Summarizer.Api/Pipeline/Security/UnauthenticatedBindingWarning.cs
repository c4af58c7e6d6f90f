using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Security;

/// <summary>Logs at start whether keys are required, and warns when the service listens to the network without keys.</summary>
internal sealed partial class UnauthenticatedBindingWarning(
    ApiKeyStore keys,
    IServer server,
    IOptions<SummarizerOptions> options,
    ILogger<UnauthenticatedBindingWarning> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var open = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(
            a => !IsLoopback(a) && BindingAddress.Parse(a).Port != options.Value.Telemetry.MetricsPort);
        if (keys.Enabled)
        {
            Log.Keys(logger, keys.Count);
        }
        else if (open is not null)
        {
            Log.Open(logger, open);
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether only this machine reaches an address that a server listens on.</summary>
    internal static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return string.Equals(
            host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.KeysRequired, LogLevel.Information, "API keys are required: {Keys} are valid")]
        public static partial void Keys(ILogger logger, int keys);

        [LoggerMessage(EventIds.UnauthenticatedBinding, LogLevel.Warning, "Every client that reaches {Address} may use this service, "
            + "because it requires no API keys. Set Summarizer__Security__KeyFile (docs/security.md), or listen on localhost")]
        public static partial void Open(ILogger logger, string address);
    }
}
