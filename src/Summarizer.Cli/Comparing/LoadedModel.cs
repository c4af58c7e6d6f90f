using Summarizer.Cli.Running;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Engine.Hosting;
using Summarizer.GenAi.Hosting;

namespace Summarizer.Cli.Comparing;

/// <summary>A bundle that is loaded for one measurement.</summary>
internal sealed class LoadedModel : IAsyncDisposable
{
    private const int AnyQueue = 1 << 30;
    private readonly InferenceEngine _engine;

    /// <param name="folder">The bundle.</param>
    /// <param name="runtime">
    /// What runs it; null for what its kind usually runs on: a decoder-only model on GenAI, others on this project's own loop.
    /// </param>
    /// <param name="concurrency">Requests at once.</param>
    /// <param name="threads">Threads of a graph run.</param>
    /// <param name="clock">Clock of the timings.</param>
    public LoadedModel(string folder, EngineRuntime? runtime, int concurrency, int threads, TimeProvider clock)
    {
        var options = EngineOptionsFactory.For(concurrency, threads);
        options.MaxQueuedTokens = AnyQueue;
        _engine = EngineRuntimes.Load(runtime ?? EngineRuntimes.UsualFor(folder, options), folder, options, clock);
        Arm = new ComparisonArm(_engine, ComparisonArm.WeightsOf(_engine.Model));
    }

    public ComparisonArm Arm { get; }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
