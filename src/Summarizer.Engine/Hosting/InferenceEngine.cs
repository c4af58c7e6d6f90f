using System.ComponentModel.DataAnnotations;
using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Tokenization;

namespace Summarizer.Engine.Hosting;

/// <summary>One loaded model on one device, serving many requests at once. Safe for concurrent use.</summary>
public abstract class InferenceEngine : IAsyncDisposable
{
    /// <summary>What is loaded.</summary>
    public abstract BundleManifest Model { get; }

    /// <summary>The model's tokenizer; null when the bundle has none.</summary>
    public abstract TextTokenizer? Tokenizer { get; }

    /// <summary>Longest input accepted, the smaller of the model's limit and the configured one.</summary>
    public abstract int MaxInputTokens { get; }

    /// <summary>Longest output accepted.</summary>
    public abstract int MaxOutputTokens { get; }

    /// <summary>Most sequences decoded at once, after the memory for their caches was reserved; a beam counts as one.</summary>
    public abstract int MaxBatchSize { get; }

    /// <summary>What the engine is doing now.</summary>
    public abstract EngineStatus Status { get; }

    /// <summary>What runs the decoder's loop.</summary>
    public virtual EngineRuntime Runtime => EngineRuntime.Ort;

    /// <summary>Version of the library that runs that loop.</summary>
    public virtual string RuntimeVersion => InferenceRuntime.Version;

    /// <summary>ONNX Runtime execution provider that runs the graphs, by ONNX Runtime's name.</summary>
    public virtual string ExecutionProvider => "CPUExecutionProvider";

    /// <summary>Device that the graphs run on.</summary>
    public virtual string Device => "cpu";

    /// <summary>Opens and checks a bundle, creates the sessions, reserves the KV memory and runs a warm-up encode and decode.</summary>
    /// <param name="bundleFolder">Bundle folder.</param>
    /// <param name="options">Limits.</param>
    /// <param name="timeProvider">Clock of the timings.</param>
    /// <exception cref="BundleException">The bundle is missing or damaged, or its graphs do not run.</exception>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    /// <exception cref="ArgumentException">The KV cache budget does not hold one sequence.</exception>
    public static InferenceEngine Load(string bundleFolder, EngineOptions options, TimeProvider timeProvider) =>
        EngineLoader.Load(bundleFolder, options, timeProvider);

    /// <summary>Queues a request.</summary>
    /// <param name="request">What to generate.</param>
    /// <param name="cancellationToken">Stops the request within one decode step, or one chunk of a decoder-only model's input.</param>
    /// <exception cref="EngineException">The request was not admitted: invalid, too long, overloaded or draining.</exception>
    public abstract Generation Submit(GenerationRequest request, CancellationToken cancellationToken);

    /// <summary>Stops accepting, refuses what waits, finishes what runs, frees all native memory. May be called more than once.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A moment of the engine.</summary>
/// <param name="Running">Requests being read or written.</param>
/// <param name="Waiting">Requests queued.</param>
/// <param name="WaitingTokens">Input tokens queued.</param>
/// <param name="LastStep">When the loop last made progress or found nothing to do, on the provider's clock; a heartbeat.</param>
public sealed record EngineStatus(int Running, int Waiting, long WaitingTokens, DateTimeOffset LastStep);
