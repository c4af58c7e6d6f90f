using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Summarizer.Api.Endpoints.Admin;
using Summarizer.Api.Endpoints.Batch;
using Summarizer.Api.Endpoints.Compare;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Endpoints.Health;
using Summarizer.Api.Endpoints.Mcp;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Streaming;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Caching;
using Summarizer.Api.Pipeline.Resilience;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Api.Serving;
using Summarizer.GenAi.Hosting;

namespace Summarizer.Api.Startup;

/// <summary>Registers all services.</summary>
internal static class ServiceSetup
{
    // The build runs this program inside another one to write the OpenAPI document, and that needs no model.
    private const string DocumentGenerator = "GetDocument.Insider";

    /// <summary>Adds the model and everything that the routes need.</summary>
    public static void AddSummarizer(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SummarizerOptions>().BindConfiguration(SummarizerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SummarizerOptions>, UnknownSettings>();
        services.AddSingleton<IValidateOptions<SummarizerOptions>, SummarizerOptionsValidator>();
        services.AddSingleton<IValidateOptions<SummarizerOptions>, ResilienceValidator>();
        services.AddSingleton<IValidateOptions<SummarizerOptions>, ModelPathValidator>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EngineFactory>(EngineRuntimes.Load);
        services.AddSingleton<ModelHost>();
        builder.AddCaching();
        services.AddSingleton<SentenceModels>();
        services.AddSingleton<EmbeddingHost>();
        services.AddSingleton<ModelSource>();
        services.AddSingleton<ModelBuilder>();
        services.AddSingleton<ModelReloader>();
        services.AddResilience();
        services.AddInferencePipeline();
        services.AddDocuments();
        services.AddBatch();
        services.AddComparison();
        services.AddAdmission();
        services.AddMcp(ApiJson.Default);
        if (Assembly.GetEntryAssembly()?.GetName().Name != DocumentGenerator)
        {
            services.AddHostedService<ModelLoader>();
        }

        services.AddSingleton(ServiceVersion.Current(TimeProvider.System));
        services.AddHealthChecks()
            .AddCheck<ModelCheck>("model")
            .AddCheck<CircuitCheck>("circuit")
            .AddCheck<EngineLoopCheck>("engine_loop", tags: [HealthEndpoint.Live]);
        services.AddSingleton<EngineLoopCheck>();
    }

    /// <summary>Adds JSON, problems, the OpenAPI document and the server's limits.</summary>
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(o => WireFormat.Apply(o.SerializerOptions, ApiJson.Default));
        services.AddSingleton<ProblemMapper>();
        services.AddSingleton<EventStreams>();
        services.AddSingleton<ProblemHandling>();
        services.AddSingleton<Microsoft.AspNetCore.Diagnostics.IExceptionHandler>(p => p.GetRequiredService<ProblemHandling>());
        services.AddOpenApi();
        services.Configure<OpenApiOptions>("v1", ContractDocument.Describe);
        services.AddSecurity();
        ServerSetup.Configure(builder);
    }
}
