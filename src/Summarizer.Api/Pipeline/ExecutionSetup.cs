using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Caching;
using Summarizer.Api.Pipeline.Resilience;
using Summarizer.Api.Pipeline.Telemetry;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Pipeline;

/// <summary>The layers around the model's work.</summary>
internal static class ExecutionSetup
{
    /// <summary>Adds the tasks with all their layers, innermost first.</summary>
    public static void AddExecution(this IServiceCollection services) => services.AddHttpContextAccessor().AddSingleton<InferencePipeline>(static provider =>
    {
        var options = provider.GetRequiredService<IOptions<SummarizerOptions>>().Value;
        InferencePipeline tasks = new DirectTasks(options.Summarization, provider.GetRequiredService<TimeProvider>());
        tasks = ActivatorUtilities.CreateInstance<ResilientTasks>(provider, tasks);
        tasks = new MeasuredTasks(tasks.Remember(provider), provider.GetRequiredService<TaskRecorder>());
        return new AdmittedTasks(tasks, provider.GetRequiredService<IHttpContextAccessor>());
    });
}
