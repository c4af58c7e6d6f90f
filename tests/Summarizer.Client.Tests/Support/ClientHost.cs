using Microsoft.Extensions.DependencyInjection;
using Summarizer.Client.Configuration;

namespace Summarizer.Client.Tests.Support;

/// <summary>A client as a host makes it.</summary>
internal sealed class ClientHost : IDisposable
{
    private readonly ServiceProvider _provider;

    public ClientHost(Uri endpoint, TimeProvider? clock = null, Action<SummarizerClientOptions>? configure = null, Action<SocketsHttpHandler>? handle = null)
    {
        var services = new ServiceCollection();
        if (clock is not null)
        {
            services.AddSingleton(clock);
        }

        services
            .AddSummarizerClient(o =>
            {
                o.Endpoint = endpoint;
                configure?.Invoke(o);
            })
            .UseSocketsHttpHandler((handler, _) => handle?.Invoke(handler));
        _provider = services.BuildServiceProvider();
        Client = _provider.GetRequiredService<SummarizerClient>();
    }

    public SummarizerClient Client { get; }

    public void Dispose() => _provider.Dispose();
}
