using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Security;

/// <summary>
/// Refuses what a web page of another site lets its visitor's browser send. The page could not read the answer, but it could make a service work that listens on the
/// visitor's own machine. Browsers say where a request comes from; programs do not, and are not asked.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next, IOptions<SummarizerOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isForeign = request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && !IsSafe(request.Method);
        return isForeign && !options.Value.Security.AllowedOrigins.Contains(request.Headers.Origin.ToString())
            ? throw new ProblemException(ProblemKind.Forbidden, "Web pages of other sites may not use this service. Whoever runs it can allow one: Summarizer__Security__AllowedOrigins__0.")
            : next(context);
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
