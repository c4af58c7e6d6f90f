using Summarizer.Api.Endpoints.Admin;
using Summarizer.Api.Endpoints.Batch;
using Summarizer.Api.Endpoints.Compare;
using Summarizer.Api.Endpoints.Compress;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Endpoints.Embeddings;
using Summarizer.Api.Endpoints.Health;
using Summarizer.Api.Endpoints.HuggingFace;
using Summarizer.Api.Endpoints.Mcp;
using Summarizer.Api.Endpoints.Metrics;
using Summarizer.Api.Endpoints.Models;
using Summarizer.Api.Endpoints.Ollama;
using Summarizer.Api.Endpoints.OpenAi;
using Summarizer.Api.Endpoints.Page;
using Summarizer.Api.Endpoints.Plan;
using Summarizer.Api.Endpoints.Problems;
using Summarizer.Api.Endpoints.Reference;
using Summarizer.Api.Endpoints.Rerank;
using Summarizer.Api.Endpoints.Summarize;
using Summarizer.Api.Endpoints.Tokenize;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Caching;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Api.Pipeline.Telemetry;

namespace Summarizer.Api.Startup;

/// <summary>Orders the middleware and maps the routes.</summary>
internal static class RequestPipeline
{
    /// <summary>Adds the middleware of all routes, the outermost first.</summary>
    public static void UseSummarizer(this WebApplication app)
    {
        app.UseMetrics();
        app.UseMiddleware<RequestTracking>();
        app.UseMiddleware<RejectionCounting>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseHsts();
        app.UseMiddleware<CacheReporting>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(
            context => context.HttpContext.RequestServices.GetRequiredService<ProblemHandling>().DescribeStatusAsync(context));
        app.UseCors();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<AdmissionMiddleware>();
        app.UseMiddleware<McpTextCheck>();
        app.UseMiddleware<McpSessions>();
    }

    /// <summary>Adds every route of the service.</summary>
    public static void MapSummarizer(this WebApplication app)
    {
        app.MapSummarize();
        app.MapBatch();
        app.MapDocuments();
        app.MapCompress();
        app.MapEmbeddings();
        app.MapRerank();
        app.MapCompare();
        app.MapPlan();
        app.MapTokenize();
        app.MapChat();
        app.MapCompletions();
        app.MapResponses();
        app.MapInference();
        app.MapGenerate();
        app.MapEmbed();
        app.MapOllama();
        app.MapTools();
        app.MapModels();
        app.MapHealth();
        app.MapAdmin();
        app.MapOpenApi().AllowAnonymous();
        app.MapOpenApi("/openapi.json").AllowAnonymous();
        app.MapProblemPages();
        app.MapPage();
        app.MapReference();
    }
}
