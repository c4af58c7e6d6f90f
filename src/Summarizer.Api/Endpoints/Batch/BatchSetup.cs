using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Endpoints.Batch;

/// <summary>Adds the batch route's parts.</summary>
internal static class BatchSetup
{
    public static void AddBatch(this IServiceCollection services)
    {
        services.AddOptions<BatchOptions>().BindConfiguration(BatchOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BatchOptions>, BatchOptionsValidator>();
        services.AddSingleton<BatchRunner>();
    }
}
