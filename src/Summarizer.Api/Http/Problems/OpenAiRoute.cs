using Microsoft.AspNetCore.Diagnostics;

namespace Summarizer.Api.Http.Problems;

/// <summary>Marks routes that speak as OpenAI's do. Whatever fails on one of them, inside the route or before it, is told in OpenAI's words.</summary>
internal sealed class OpenAiRoute
{
    private static readonly OpenAiRoute Mark = new();

    /// <summary>Whether a request is on its way to such a route.</summary>
    public static bool Is(HttpContext context)
    {
        // Handling an exception takes the endpoint away and remembers it here.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint?.Metadata.GetMetadata<OpenAiRoute>() is not null;
    }

    /// <summary>Marks a route.</summary>
    public static RouteHandlerBuilder On(RouteHandlerBuilder route) => route.WithMetadata(Mark);
}
