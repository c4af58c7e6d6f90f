using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Caching;

/// <summary>The service with the real model and remembering switched on.</summary>
public sealed class RememberingService : IAsyncLifetime
{
    private readonly Service _service = new(Summarizer.GenAi.Hosting.EngineRuntimes.Load, settings: new() { ["Cache:Enabled"] = "true" });

    public HttpClient Client { get; private set; } = null!;

    internal IServiceProvider Services => _service.Services;

    public async ValueTask InitializeAsync() => Client = await _service.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
    }
}
