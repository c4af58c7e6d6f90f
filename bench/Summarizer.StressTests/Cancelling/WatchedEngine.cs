using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;
using Summarizer.Tokenization;

namespace Summarizer.StressTests.Cancelling;

/// <summary>An engine that tells how many runs of its graphs began after the latest request was cancelled.</summary>
internal sealed class WatchedEngine : InferenceEngine
{
    private readonly RunCounter _runs = new();
    private readonly InferenceEngine _inner;
    private int _atCancel = -1;

    public WatchedEngine(string folder, EngineOptions options, TimeProvider clock) => _inner = EngineLoader.Load(folder, options, clock, _runs);

    /// <summary>Runs since the latest cancellation; null when the latest request was not cancelled. To be asked when the engine is idle.</summary>
    public int? RunsAfterCancel => Volatile.Read(ref _atCancel) is >= 0 and var mark ? _runs.Count - mark : null;

    public override BundleManifest Model => _inner.Model;

    public override TextTokenizer? Tokenizer => _inner.Tokenizer;

    public override int MaxInputTokens => _inner.MaxInputTokens;

    public override int MaxOutputTokens => _inner.MaxOutputTokens;

    public override int MaxBatchSize => _inner.MaxBatchSize;

    public override EngineStatus Status => _inner.Status;

    public override Generation Submit(GenerationRequest request, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _atCancel, -1);
        cancellationToken.UnsafeRegister(_ => Volatile.Write(ref _atCancel, _runs.Count), null);
        return _inner.Submit(request, cancellationToken);
    }

    public override ValueTask DisposeAsync() => _inner.DisposeAsync();

    private sealed class RunCounter : RunFaults
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public override void Before(GraphKind graph, WaitHandle stopped) => Interlocked.Increment(ref _count);

        public override void AfterStep(DecoderSession decoder, int rows)
        {
        }
    }
}
