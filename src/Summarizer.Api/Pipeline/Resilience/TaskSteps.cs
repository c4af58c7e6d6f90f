using Summarizer.Api.Serving;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>What one request asks for, in the steps that can fail. Immutable, so that it can be done again.</summary>
/// <typeparam name="TRunning">The task while it runs.</typeparam>
/// <typeparam name="TPiece">What it gives on the way.</typeparam>
/// <typeparam name="TResult">What it gives in the end.</typeparam>
internal abstract class TaskSteps<TRunning, TPiece, TResult>
    where TRunning : class
    where TResult : class
{
    /// <summary>Starts the task.</summary>
    public abstract Task<TRunning> StartAsync(ServedModel model, CancellationToken cancellationToken);

    /// <summary>The pieces.</summary>
    public abstract IAsyncEnumerable<TPiece> ReadAsync(TRunning running, CancellationToken cancellationToken);

    /// <summary>The result, after the last piece.</summary>
    public abstract Task<TResult> CompleteAsync(TRunning running);

    /// <summary>The pieces of a result that is there already.</summary>
    public abstract IEnumerable<TPiece> PiecesOf(TResult result);

    /// <summary>Whether the engine failed and the task made the best of it.</summary>
    public abstract bool EngineFailed(TResult result);

    /// <summary>The result with the time that earlier attempts took.</summary>
    public abstract TResult After(TResult result, TimeSpan earlier);

    /// <summary>Whether there is a result without the model.</summary>
    public virtual bool CanDegrade => true;

    /// <summary>A result without the model.</summary>
    public abstract TResult Degrade(ServedModel model);

    /// <summary>Timings with the time that earlier attempts took.</summary>
    protected static SummaryTimings Later(SummaryTimings timings, TimeSpan earlier) =>
        timings with { FirstToken = timings.FirstToken + earlier, Total = timings.Total + earlier };
}
