using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Tests.Support;

/// <summary>The service with the model that ships with the repository, loaded once for all tests.</summary>
public sealed class RealService : IAsyncLifetime
{
    private readonly Service _service;

    public RealService() => _service = new((runtime, folder, options, clock) => Engine = Summarizer.GenAi.Hosting.EngineRuntimes.Load(runtime, folder, options, clock));

    public HttpClient Client { get; private set; } = null!;

    public InferenceEngine Engine { get; private set; } = null!;

    /// <summary>Longest document with its prompt, in tokens.</summary>
    public int MaxInputTokens => Engine.MaxInputTokens - Engine.Model.MarkerTokens;

    internal LogLines Log => _service.Log;

    internal IServiceProvider Services => _service.Services;

    /// <summary>A long text that the model reads only in parts.</summary>
    public static string Long { get; } = string.Concat(Enumerable.Range(1, 600).Select(i => $"In the year {1200 + i} the town built bridge number {i} over the river. "));

    /// <summary>A text that the model reads at once.</summary>
    public static string Short { get; } =
        "The plugs-out test began on the morning of January 27, 1967, and was plagued with problems. The crew reported a foul odor in the suit loop, "
        + "and the count was held for more than an hour. A fire in the cabin ended the test.";

    public async ValueTask InitializeAsync() => Client = await _service.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
    }
}

/// <summary>All tests that ask the real model share one.</summary>
[CollectionDefinition(Name)]
public sealed class RealModel : ICollectionFixture<RealService>
{
    public const string Name = "real model";
}
