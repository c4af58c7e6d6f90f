using Summarizer.Api.Serving;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Hosting;
using Summarizer.GenAi.Hosting;

namespace Summarizer.Api.Tests.Endpoints.Compare;

/// <summary>The service with the model that ships with the repository, which is its own baseline here: any two bundles can be compared.</summary>
public sealed class ComparingService : IAsyncLifetime
{
    private readonly Service _service;
    private readonly List<InferenceEngine> _engines = [];

    public ComparingService()
    {
        EngineFactory load = (runtime, folder, options, clock) =>
        {
            var engine = EngineRuntimes.Load(runtime, folder, options, clock);
            _engines.Add(engine);
            return engine;
        };
        _service = new(load, settings: new() { ["Compare:BaselinePath"] = Repository.Model, ["Compare:MaxSweepCells"] = "6" });
    }

    public HttpClient Client { get; private set; } = null!;

    /// <summary>All engines that were ever loaded, the served one first.</summary>
    public IReadOnlyList<InferenceEngine> Engines => _engines;

    internal LogLines Log => _service.Log;

    public async ValueTask InitializeAsync() => Client = await _service.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
    }
}
