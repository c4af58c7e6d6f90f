using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Security;

namespace Summarizer.Api.Endpoints.Admin;

/// <summary>POST /admin/models/reload, when the operator switched it on.</summary>
internal static class AdminEndpoint
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<SummarizerOptions>>().Value.Admin.Enabled)
        {
            routes.MapPost("/admin/models/reload", ReloadAsync)
                .RequireScope(ApiScopes.Admin)
                .WithName("reload")
                .WithTags("Admin")
                .WithSummary("Serve another model, or the same folder again, without a pause")
                .ProducesProblems(
                    ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.Forbidden, ProblemKind.ReloadRunning,
                    ProblemKind.UnsupportedMediaType, ProblemKind.BundleRefused, ProblemKind.Loading);
        }
    }

    private static async Task<Ok<ReloadResponse>> ReloadAsync(JsonBody<ReloadBody> body, ModelReloader reloader)
    {
        var (old, served) = await reloader.ReloadAsync(body.Value.Model);
        var source = served.Engine.Model.Source;
        return TypedResults.Ok(new ReloadResponse(served.Name, source.Sha256, old.Engine.Model.Source.Sha256, served.LoadedAt));
    }
}
