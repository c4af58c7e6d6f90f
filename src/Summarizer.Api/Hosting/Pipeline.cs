using Summarizer.Api.Admin;
using Summarizer.Api.Admission;
using Summarizer.Api.Batch;
using Summarizer.Api.Caching;
using Summarizer.Api.Compare;
using Summarizer.Api.Compress;
using Summarizer.Api.Documents;
using Summarizer.Api.Health;
using Summarizer.Api.Mcp;
using Summarizer.Api.Models;
using Summarizer.Api.OpenAi;
using Summarizer.Api.Page;
using Summarizer.Api.Plan;
using Summarizer.Api.Problems;
using Summarizer.Api.Requests;
using Summarizer.Api.Security;
using Summarizer.Api.Summarize;
using Summarizer.Api.Telemetry;
using Summarizer.Api.Tokenize;

namespace Summarizer.Api.Hosting;

/// <summary>What every request passes, and the routes.</summary>
internal static class Pipeline
{
    /// <summary>Adds the steps around every route, outermost first.</summary>
    public static void UseSummarizer(this WebApplication app)
    {
        app.UseMetrics();
        app.UseMiddleware<RequestTracking>();
        app.UseMiddleware<RejectionCounting>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseHsts();
        app.UseMiddleware<CacheReporting>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => context.HttpContext.RequestServices.GetRequiredService<ProblemHandling>().DescribeStatusAsync(context));
        app.UseCors();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<AdmissionMiddleware>();
    }

    /// <summary>Adds every route of the service.</summary>
    public static void MapSummarizer(this WebApplication app)
    {
        app.MapSummarize();
        app.MapBatch();
        app.MapDocuments();
        app.MapCompress();
        app.MapCompare();
        app.MapPlan();
        app.MapTokenize();
        app.MapChat();
        app.MapCompletions();
        app.MapTools();
        app.MapModels();
        app.MapHealth();
        app.MapAdmin();
        app.MapOpenApi().AllowAnonymous();
        app.MapPage();
    }
}
