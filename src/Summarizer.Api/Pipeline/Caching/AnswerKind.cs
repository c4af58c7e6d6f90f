using System.Text.Json.Serialization.Metadata;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>What differs between the kinds of answers.</summary>
internal abstract class AnswerKind<TRunning, TPiece, TResult>
    where TPiece : notnull
{
    /// <summary>How an answer is stored.</summary>
    public abstract JsonTypeInfo<Remembered<TResult>> Json { get; }

    /// <summary>An answer that is there already.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="found">How long it took to find; its own times were another request's.</param>
    public abstract TRunning Finished(TResult result, TimeSpan found);

    public abstract IAsyncEnumerable<TPiece> Read(TRunning running, CancellationToken cancellationToken);

    public abstract Task<TResult> CompleteAsync(TRunning running);

    /// <summary>Whether an answer is as good as any that the model would give.</summary>
    public abstract bool IsWorthKeeping(TResult result);

    /// <summary>What one of several callers sees of shared work, until it leaves.</summary>
    public abstract TRunning Share(TRunning running, Flight<TRunning, TPiece, TResult> flight, CancellationToken leaving);

    /// <summary>The warning of an answer that something simpler gave in the model's place.</summary>
    protected static bool IsDegraded(IReadOnlyList<SummaryWarning> warnings) => warnings.Any(w => w.Code == "degraded");

    protected static SummaryTimings Found(TimeSpan time) => new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, time, null, time);
}
