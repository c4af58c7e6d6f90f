using Summarizer.Api.Pipeline.Tasks;

namespace Summarizer.Api.Pipeline;

/// <summary>Registers the pipeline that runs tasks.</summary>
internal static class PipelineSetup
{
    public static void AddInferencePipeline(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddSingleton<SummarizeTask>()
        .AddSingleton<CompressTask>()
        .AddSingleton<CompleteTask>()
        .AddSingleton<InferencePipeline>();
}
