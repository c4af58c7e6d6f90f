using Summarizer.Bundles;
using Summarizer.Engine;
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
    private Submission? _latest;
    private TaskCompletionSource _submitted = New();

    public WatchedEngine(string folder, EngineOptions options, TimeProvider clock) => _inner = EngineLoader.Load(folder, options, clock, _runs);

    /// <summary>
    /// Takes the runs since the latest request was cancelled. Ask when the engine is idle. A client that leaves early may leave before its
    /// request reaches the engine, which then comes beside the next one; such requests are not counted, since a run has no owner.
    /// </summary>
    /// <returns>Null when no request came, when it was not cancelled, and when it was not alone.</returns>
    public int? TakeRunsAfterCancel() =>
        Interlocked.Exchange(ref _latest, null) is { IsAlone: true, RunsAtCancel: >= 0 and var mark } ? _runs.Count - mark : null;

    /// <summary>Completes when the next request comes.</summary>
    public Task NextSubmission => Volatile.Read(ref _submitted).Task;

    public override BundleManifest Model => _inner.Model;

    public override TextTokenizer? Tokenizer => _inner.Tokenizer;

    public override int MaxInputTokens => _inner.MaxInputTokens;

    public override int MaxOutputTokens => _inner.MaxOutputTokens;

    public override int MaxBatchSize => _inner.MaxBatchSize;

    public override EngineStatus Status => _inner.Status;

    public override Generation Submit(GenerationRequest request, CancellationToken cancellationToken)
    {
        var submission = new Submission(IsAlone: _inner.Status is { Running: 0, Waiting: 0 });
        Volatile.Write(ref _latest, submission);
        cancellationToken.UnsafeRegister(_ => submission.RunsAtCancel = _runs.Count, null);
        var generation = _inner.Submit(request, cancellationToken);
        Interlocked.Exchange(ref _submitted, New()).SetResult();
        return generation;
    }

    public override ValueTask DisposeAsync() => _inner.DisposeAsync();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Submission(bool IsAlone)
    {
        private int _runsAtCancel = -1;

        public int RunsAtCancel
        {
            get => Volatile.Read(ref _runsAtCancel);
            set => Volatile.Write(ref _runsAtCancel, value);
        }
    }

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
