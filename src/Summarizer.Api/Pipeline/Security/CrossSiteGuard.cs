using System.Net;
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
        var origin = request.Headers.Origin.ToString();
        var isForeign = request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "cross-site" or "same-site" => !IsSafe(request.Method),
            "" => origin.Length > 0 && !IsSafe(request.Method) && !IsOwn(origin, request),
            _ => false,
        };
        return isForeign && !options.Value.Security.AllowedOrigins.Contains(origin)
            ? throw new ProblemException(ProblemKind.Forbidden, "Web pages of other sites may not use this service. The operator can "
                + "allow a site with Summarizer__Security__AllowedOrigins__0.")
            : next(context);
    }

    // Browsers say on plain HTTP only the origin, not whether it is another site. A proxy may have changed the port or the scheme.
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && (string.Equals(page.Host, HostOf(request), StringComparison.OrdinalIgnoreCase) || (page.IsLoopback && IsLoopback(HostOf(request))));

    // A page cannot send the header of a proxy without being asked first whether it may.
    private static string HostOf(HttpRequest request) =>
        request.Headers["X-Forwarded-Host"] is [{ Length: > 0 } host] ? new HostString(host).Host : request.Host.Host;

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
