using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Summarizer.Api.Admission;
using Summarizer.Api.Batch;
using Summarizer.Api.Bodies;
using Summarizer.Api.Caching;
using Summarizer.Api.Compare;
using Summarizer.Api.Documents;
using Summarizer.Api.Execution;
using Summarizer.Api.Health;
using Summarizer.Api.Mcp;
using Summarizer.Api.Models;
using Summarizer.Api.OpenApi;
using Summarizer.Api.Problems;
using Summarizer.Api.Resilience;
using Summarizer.Api.Security;
using Summarizer.Api.Streaming;
using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Hosting;

/// <summary>What the service is made of.</summary>
internal static class ServiceSetup
{
    // The build runs this program inside another to write the OpenAPI document, which needs no model.
    private const string DocumentGenerator = "GetDocument.Insider";

    /// <summary>Adds the model and everything that the routes need.</summary>
    public static void AddSummarizer(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SummarizerOptions>().BindConfiguration(SummarizerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SummarizerOptions>, SummarizerOptionsValidator>();
        services.AddSingleton<IValidateOptions<SummarizerOptions>, ResilienceValidator>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EngineFactory>(InferenceEngine.Load);
        services.AddSingleton<ModelHost>();
        builder.AddCaching();
        services.AddSingleton<ModelBuilder>();
        services.AddSingleton<ModelReloader>();
        services.AddResilience();
        services.AddExecution();
        services.AddDocuments();
        services.AddBatch();
        services.AddComparison();
        services.AddAdmission();
        services.AddMcp();
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
        services.ConfigureHttpJsonOptions(o => WireFormat.Apply(o.SerializerOptions));
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
