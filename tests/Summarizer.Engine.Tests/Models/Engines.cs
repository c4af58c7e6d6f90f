using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Models;

/// <summary>Short ways to load and drive an engine.</summary>
internal static class Engines
{
    public static InferenceEngine Load(string bundle, Action<EngineOptions>? configure = null)
    {
        var options = new EngineOptions { Threads = 1, KvCacheMiB = 64 };
        configure?.Invoke(options);
        return InferenceEngine.Load(bundle, options, TimeProvider.System);
    }

    public static Task<GenerationResult> RunAsync(this InferenceEngine engine, GenerationRequest request) =>
        engine.Submit(request, TestContext.Current.CancellationToken).Result.WaitAsync(Patience.Limit, TimeProvider.System, TestContext.Current.CancellationToken);

    public static Task<GenerationResult[]> RunAllAsync(this InferenceEngine engine, IEnumerable<GenerationRequest> requests) =>
        Task.WhenAll(requests.Select(engine.RunAsync).ToList());
}
