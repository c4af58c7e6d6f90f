using Summarizer.Api.Tests.Support;
using Summarizer.Bundles;

namespace Summarizer.Api.Tests.Snapshots;

/// <summary>The service on an engine that says the same each time.</summary>
public sealed class SnapshotService : IAsyncLifetime
{
    private readonly Service _service;

    public SnapshotService() => _service = new(Engine.Factory);

    internal ScriptedEngine Engine { get; } = new() { Prompts = new Dictionary<string, PromptTemplate> { ["compress"] = new("{query}\n{text}") } };

    internal HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Client = await _service.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
    }
}
