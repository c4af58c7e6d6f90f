using Microsoft.AspNetCore.Http.Headers;

namespace Summarizer.Api.Pipeline.Caching;

/// <summary>What the <c>Cache-Control</c> of a request says.</summary>
/// <param name="NoStore">Neither use a remembered answer nor remember this one.</param>
/// <param name="NoCache">Compute the answer anew; it may be remembered.</param>
/// <param name="MaxAge">Oldest remembered answer that will do.</param>
internal sealed record CacheDirectives(bool NoStore, bool NoCache, TimeSpan? MaxAge)
{
    /// <summary>What a request without the header says.</summary>
    public static CacheDirectives None { get; } = new(false, false, null);

    public static CacheDirectives Of(HttpContext? context) =>
        context is not null && new RequestHeaders(context.Request.Headers).CacheControl is { } header
            ? new(header.NoStore, header.NoCache || header.MaxAge == TimeSpan.Zero, header.MaxAge)
            : None;
}
