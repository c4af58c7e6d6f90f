using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Summarization;

namespace Summarizer.Api.Serving;

/// <summary>
/// The one way in which every route lets the model work. What belongs around all of that work (measuring, remembering, resilience) is a layer: another one of these
/// around the one below it.
/// </summary>
internal abstract class InferencePipeline
{
    /// <inheritdoc cref="DocumentSummarizer.StartAsync"/>
    public abstract Task<RunningSummary> SummarizeAsync(ServedModel model, SummarizeRequest request, CancellationToken cancellationToken);

    /// <inheritdoc cref="DocumentCompressor.StartAsync"/>
    /// <exception cref="Http.Problems.ProblemException">The model was not trained for it.</exception>
    public abstract Task<RunningCompression> CompressAsync(ServedModel model, CompressRequest request, CancellationToken cancellationToken);

    /// <inheritdoc cref="TextCompleter.StartAsync"/>
    public abstract Task<RunningSummary> CompleteAsync(ServedModel model, CompletionRequest request, CancellationToken cancellationToken);
}
