using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Endpoints.Page;

/// <summary>GET / and the files that it needs.</summary>
internal static class PageEndpoint
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps one route per file, so that other paths and methods are the same problems as everywhere else.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IOptions<SummarizerOptions>>().Value.Page.Enabled)
        {
            return;
        }

        foreach (var file in PageFile.All())
        {
            routes.MapMethods(file.Path, Methods, context => SendAsync(context, file)).ExcludeFromDescription().AllowAnonymous();
        }
    }

    private static Task SendAsync(HttpContext context, PageFile file)
    {
        PageHeaders.Apply(context.Response.Headers);
        FileContentHttpResult result = TypedResults.Bytes(file.Content, file.ContentType, entityTag: file.Tag);
        return result.ExecuteAsync(context);
    }
}
