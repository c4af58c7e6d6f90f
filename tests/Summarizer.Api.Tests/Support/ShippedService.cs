using Summarizer.GenAi.Hosting;

namespace Summarizer.Api.Tests.Support;

/// <summary>The service with the shipped models and every setting at its default: what a newcomer gets.</summary>
public sealed class ShippedService : IAsyncLifetime
{
    private readonly Service _service = new(EngineRuntimes.Load, settings: new()
    {
        ["ChooseSentences"] = "true",
        ["Summarization:AllowUntrainedModes"] = "false",
        ["Compression:AllowUntrainedModes"] = "false",
    });

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Client = await _service.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
    }
}

/// <summary>All tests of what a newcomer gets share one.</summary>
[CollectionDefinition(Name)]
public sealed class Shipped : ICollectionFixture<ShippedService>
{
    public const string Name = "shipped";
}
