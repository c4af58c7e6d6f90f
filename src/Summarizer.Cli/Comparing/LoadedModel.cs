using Summarizer.Cli.Running;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Engine.Hosting;

namespace Summarizer.Cli.Comparing;

/// <summary>A bundle that is loaded for one measurement.</summary>
internal sealed class LoadedModel : IAsyncDisposable
{
    private const int AnyQueue = 1 << 30;
    private readonly InferenceEngine _engine;

    public LoadedModel(string folder, int concurrency, int threads, TimeProvider clock)
    {
        var options = EngineOptionsFactory.For(concurrency, threads);
        options.MaxQueuedTokens = AnyQueue;
        _engine = InferenceEngine.Load(folder, options, clock);
        Arm = new ComparisonArm(_engine, ComparisonArm.WeightsOf(_engine.Model));
    }

    public ComparisonArm Arm { get; }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
