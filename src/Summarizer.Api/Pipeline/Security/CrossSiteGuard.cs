using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Security;

/// <summary>
/// Refuses requests that a web page of another site makes a browser send. Such a page cannot read the answer, but it could use a service
/// that listens on the visitor's machine. Browsers send the origin of a request; other clients do not, and are not affected.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next, IOptions<SummarizerOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isForeign = request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && !IsSafe(request.Method);
        return isForeign && !options.Value.Security.AllowedOrigins.Contains(request.Headers.Origin.ToString())
            ? throw new ProblemException(ProblemKind.Forbidden, "Web pages of other sites may not use this service. The operator can "
                + "allow a site with Summarizer__Security__AllowedOrigins__0.")
            : next(context);
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
