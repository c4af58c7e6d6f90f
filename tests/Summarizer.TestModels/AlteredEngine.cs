using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Tokenization;

namespace Summarizer.TestModels;

/// <summary>A real engine that is full or broken when a test says so, or whose manifest says something else.</summary>
public sealed class AlteredEngine(InferenceEngine engine) : InferenceEngine
{
    private readonly List<GenerationRequest> _submitted = [];

    /// <summary>Called with the number of the request, from 0, before it goes to the real engine; may throw.</summary>
    public Action<int> BeforeSubmit { get; init; } = _ => { };

    public Func<BundleManifest, BundleManifest> Manifest { get; init; } = m => m;

    public bool HasTokenizer { get; init; } = true;

    /// <summary>What reached the real engine.</summary>
    public IReadOnlyList<GenerationRequest> Submitted => _submitted;

    public override BundleManifest Model => Manifest(engine.Model);

    public override TextTokenizer? Tokenizer => HasTokenizer ? engine.Tokenizer : null;

    public override int MaxInputTokens => engine.MaxInputTokens;

    public override int MaxOutputTokens => engine.MaxOutputTokens;

    public override int MaxBatchSize => engine.MaxBatchSize;

    public override EngineStatus Status => engine.Status;

    public override Generation Submit(GenerationRequest request, CancellationToken cancellationToken)
    {
        lock (_submitted)
        {
            BeforeSubmit(_submitted.Count);
            _submitted.Add(request);
        }

        return engine.Submit(request, cancellationToken);
    }

    // The real engine is its owner's to free.
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public static class EngineWaiting
{
    /// <summary>Waits until an engine does nothing; what was cancelled leaves within a step.</summary>
    public static async Task IdleAsync(this InferenceEngine engine)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (engine.Status is { Running: > 0 } or { Waiting: > 0 })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, limit.Token);
        }
    }
}
