using Microsoft.AspNetCore.Diagnostics;

namespace Summarizer.Api.Http.Problems;

/// <summary>
/// Marks routes that answer as OpenAI's do. All failures of such a route, also those before it, have OpenAI's error body.
/// </summary>
internal sealed class OpenAiRoute
{
    private static readonly OpenAiRoute Mark = new();

    /// <summary>Whether a request is on its way to such a route.</summary>
    public static bool Is(HttpContext context)
    {
        // While an exception is handled, the endpoint is found in this feature.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint?.Metadata.GetMetadata<OpenAiRoute>() is not null;
    }

    /// <summary>Marks a route.</summary>
    public static RouteHandlerBuilder On(RouteHandlerBuilder route) => route.WithMetadata(Mark);
}
