using Microsoft.AspNetCore.Http.HttpResults;

namespace Summarizer.Api.Endpoints.Problems;

/// <summary>
/// GET /problems/{code}, the address in the <c>type</c> of every problem: what the problem means and what to do. The pages are those of
/// <c>docs/problems</c>.
/// </summary>
internal static class ProblemPagesEndpoint
{
    public static void MapProblemPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/problems/{code}", Read).ExcludeFromDescription().AllowAnonymous();

    // As plain text, because browsers show it and offer Markdown as a download.
    private static Results<ContentHttpResult, NotFound> Read(string code)
    {
        using var page = typeof(ProblemPagesEndpoint).Assembly.GetManifestResourceStream($"problems/{code}.md");
        if (page is null)
        {
            return TypedResults.NotFound();
        }

        using var reader = new StreamReader(page);
        return TypedResults.Text(reader.ReadToEnd(), "text/plain; charset=utf-8");
    }
}
