using Polly.Registry;
using Summarizer.Api.Pipeline.Tasks;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>Runs tasks inside the resilience pipelines, and holds the model until each has ended.</summary>
internal sealed class ResilientRunner(
    ModelHost host, ResiliencePipelineProvider<string> pipelines, EngineCircuits circuits, TimeProvider clock)
{
    /// <summary>Starts a task; completes when an engine has accepted it, or when a result exists without one.</summary>
    /// <inheritdoc cref="InferenceTask{TRequest, TPiece, TResult}.StartAsync" path="/exception"/>
    public async Task<RunningTask<TPiece, TResult>> RunAsync<TRequest, TPiece, TResult>(
        InferenceTask<TRequest, TPiece, TResult> task, ServedModel model, TRequest request, CancellationToken cancellationToken)
        where TRequest : class
        where TPiece : notnull
        where TResult : class
    {
        var used = host.Enter(model);
        var run = new TaskRun<TRequest, TPiece, TResult>(task, request, used, pipelines, circuits, clock);
        var end = run.Begin(cancellationToken);
        _ = LeaveAsync(end, used);
        return await run.StartedAsync();
    }

    private static async Task LeaveAsync(Task end, ServedModel model)
    {
        await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        model.Uses.Leave();
    }
}
