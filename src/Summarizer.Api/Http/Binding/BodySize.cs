using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Http.Binding;

/// <summary>
/// Refuses a body that says itself that it is too large, before a byte of it is read. The server ends those that do not say so.
/// </summary>
internal static class BodySize
{
    /// <exception cref="BadHttpRequestException">It is too large.</exception>
    public static void Check(HttpContext context)
    {
        var limit = context.RequestServices.GetRequiredService<IOptions<SummarizerOptions>>().Value.MaxBodyBytes;
        if (context.Request.ContentLength > limit)
        {
            // Without a limit of its own the server reads a little on, so that a client that is still sending gets to see the answer.
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = null;
            throw new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge);
        }
    }
}
