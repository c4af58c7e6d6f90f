using Microsoft.AspNetCore.Http.Headers;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>The <c>Cache-Control</c> directives of a request.</summary>
/// <param name="NoStore">Neither use a stored response nor store this one.</param>
/// <param name="NoCache">Compute the response again; it may be stored.</param>
/// <param name="MaxAge">Maximum age of a stored response.</param>
internal sealed record CacheDirectives(bool NoStore, bool NoCache, TimeSpan? MaxAge)
{
    /// <summary>The directives of a request without the header.</summary>
    public static CacheDirectives None { get; } = new(false, false, null);

    public static CacheDirectives Of(HttpContext? context) =>
        context is not null && new RequestHeaders(context.Request.Headers).CacheControl is { } header
            ? new(header.NoStore, header.NoCache || header.MaxAge == TimeSpan.Zero, header.MaxAge)
            : None;
}
