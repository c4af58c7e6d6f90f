using Microsoft.Net.Http.Headers;

namespace Summarizer.Api.Endpoints.Page;

/// <summary>Headers of the page's files.</summary>
internal static class PageHeaders
{
    /// <summary>
    /// What the browser lets the page do: run and show what this service serves and talk to this service, nothing else. Trusted types
    /// forbid turning strings into markup, so a document can never become a part of the page.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action "
        + "'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    public static void Apply(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";

        // Asked for again each time, answered with 304 while nothing changed: after an update no browser mixes old files with new ones.
        headers[HeaderNames.CacheControl] = "no-cache";
    }
}
