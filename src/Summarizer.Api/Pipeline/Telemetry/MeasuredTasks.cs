using Summarizer.Api.Serving;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Summarization;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>The outermost layer: measures what the ones below it do, so that no route has to.</summary>
internal sealed class MeasuredTasks(InferencePipeline inner, TaskRecorder recorder) : InferencePipeline
{
    public override Task<RunningSummary> SummarizeAsync(ServedModel model, SummarizeRequest request, CancellationToken cancellationToken) =>
        MeasureAsync("summarize", model, async task => MeasuredSummary.Of(await inner.SummarizeAsync(model, request, cancellationToken), task), cancellationToken);

    public override Task<RunningCompression> CompressAsync(ServedModel model, CompressRequest request, CancellationToken cancellationToken) =>
        MeasureAsync<RunningCompression>("compress", model, async task => new MeasuredCompression(await inner.CompressAsync(model, request, cancellationToken), task), cancellationToken);

    public override Task<RunningSummary> CompleteAsync(ServedModel model, CompletionRequest request, CancellationToken cancellationToken) =>
        MeasureAsync("complete", model, async task => MeasuredSummary.Of(await inner.CompleteAsync(model, request, cancellationToken), task), cancellationToken);

    private async Task<T> MeasureAsync<T>(string name, ServedModel model, Func<MeasuredTask, Task<T>> start, CancellationToken cancellationToken)
    {
        var task = recorder.Begin(name, model.Name, cancellationToken);
        try
        {
            var running = await start(task);
            task.Started();
            return running;
        }
        catch (Exception e)
        {
            task.Fail(e);
            throw;
        }
    }
}
