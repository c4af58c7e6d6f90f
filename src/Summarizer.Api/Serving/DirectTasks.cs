using Summarizer.Api.Http.Problems;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Summarization;

namespace Summarizer.Api.Serving;

/// <summary>The innermost layer: the model itself.</summary>
/// <param name="options">Limits of a prompt.</param>
/// <param name="clock">Clock of the timings.</param>
internal sealed class DirectTasks(SummarizationOptions options, TimeProvider clock) : InferencePipeline
{
    public override Task<RunningSummary> SummarizeAsync(ServedModel model, SummarizeRequest request, CancellationToken cancellationToken) =>
        model.Summarizer.StartAsync(request, cancellationToken);

    public override Task<RunningCompression> CompressAsync(ServedModel model, CompressRequest request, CancellationToken cancellationToken)
    {
        var compressor = model.Compressor
            ?? throw new ProblemException(ProblemKind.ModelNotFound, $"The model '{model.Name}' was not trained to answer questions, so it cannot compress. Serve a bundle whose manifest has a prompt for compress.");
        return compressor.StartAsync(request, cancellationToken);
    }

    public override Task<RunningSummary> CompleteAsync(ServedModel model, CompletionRequest request, CancellationToken cancellationToken) =>
        new TextCompleter(model.Engine, options, clock).StartAsync(request, cancellationToken);
}
