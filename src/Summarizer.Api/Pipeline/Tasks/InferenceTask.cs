using System.Text.Json.Serialization.Metadata;
using Summarizer.Api.Serving;
using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Tasks;

/// <summary>What the pipeline has to know of one kind of task. One instance serves all requests.</summary>
/// <typeparam name="TRequest">Type of the request. Immutable, so that the task can be started again.</typeparam>
/// <typeparam name="TPiece">Type of the pieces.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
internal abstract class InferenceTask<TRequest, TPiece, TResult>
    where TRequest : class
    where TPiece : notnull
    where TResult : class
{
    /// <summary>Name of the task in metrics, traces, logs and cache keys.</summary>
    public abstract string Name { get; }

    /// <summary>Serializer of the requests, for cache keys.</summary>
    public abstract JsonTypeInfo<TRequest> RequestJson { get; }

    /// <summary>Serializer of the results, for the cache.</summary>
    public abstract JsonTypeInfo<TResult> ResultJson { get; }

    /// <summary>Whether <see cref="Degrade"/> can make a result.</summary>
    public virtual bool CanDegrade => true;

    /// <summary>The request, sent in the name of a client.</summary>
    public abstract TRequest WithCaller(TRequest request, Caller caller);

    /// <summary>
    /// The request with its default in every field that does not change the result, so that equal requests have equal cache keys; null when
    /// the same request may give another result each time.
    /// </summary>
    public virtual TRequest? Normalize(TRequest request) => request;

    /// <summary>Starts the task on an engine.</summary>
    /// <exception cref="InvalidRequestException">Fields are out of range.</exception>
    /// <exception cref="EngineException">The input is too long, the engine is full or shutting down, or the model failed.</exception>
    /// <exception cref="Http.Problems.ProblemException">The model was not trained for the task.</exception>
    public abstract Task<RunningTask<TPiece, TResult>> StartAsync(ServedModel model, TRequest request, CancellationToken cancellationToken);

    /// <summary>Makes a result without running the model.</summary>
    public abstract TResult Degrade(ServedModel model, TRequest request);

    /// <summary>A task whose result exists already.</summary>
    public abstract RunningTask<TPiece, TResult> Finished(TResult result);

    /// <summary>The result with other timings.</summary>
    public abstract TResult WithTimings(TResult result, SummaryTimings timings);

    /// <summary>What caching, resilience and telemetry have to know of a result.</summary>
    public abstract TaskOutcome Describe(TResult result);
}

/// <summary>What caching, resilience and telemetry have to know of a result.</summary>
/// <param name="Timings">Where the time went.</param>
/// <param name="InputTokens">Tokens that the model read.</param>
/// <param name="OutputTokens">Tokens that the model wrote.</param>
internal sealed record TaskOutcome(SummaryTimings Timings, int InputTokens, int OutputTokens)
{
    /// <summary>OpenTelemetry's finish reason, <c>stop</c> or <c>length</c>; null for a task that does not end with a reason.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Tokens of the documents over tokens of the context; null when nothing was compressed.</summary>
    public double? CompressionRatio { get; init; }

    /// <summary>Whether the engine failed on a part of the work and the result goes without that part.</summary>
    public bool EngineFailed { get; init; }

    /// <summary>Whether the result was made without the model.</summary>
    public bool Degraded { get; init; }
}
