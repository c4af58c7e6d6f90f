using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;
using Summarizer.GenAi.Hosting;

namespace Summarizer.GenAi.Tests.Models;

/// <summary>Short ways to load and drive an engine.</summary>
internal static class Engines
{
    public static InferenceEngine Load(string bundle, int batch = 8, RunFaults? faults = null, Action<EngineOptions>? configure = null)
    {
        var options = Options(batch);
        configure?.Invoke(options);
        return GenAiInferenceEngine.Load(bundle, options, TimeProvider.System, faults);
    }

    /// <summary>The other runtime.</summary>
    public static InferenceEngine LoadOrt(string bundle, int batch = 8) => InferenceEngine.Load(bundle, Options(batch), TimeProvider.System);

    public static Task<GenerationResult> RunAsync(this InferenceEngine engine, GenerationRequest request) =>
        engine.Submit(request, TestContext.Current.CancellationToken).Result.WaitAsync(Patience.Limit, TimeProvider.System, TestContext.Current.CancellationToken);

    public static Task<GenerationResult[]> RunAllAsync(this InferenceEngine engine, IEnumerable<GenerationRequest> requests) =>
        Task.WhenAll(requests.Select(request => engine.RunAsync(request)).ToList());

    private static EngineOptions Options(int batch) => new() { Threads = 1, KvCacheMiB = 256, MaxBatchSize = batch };
}
