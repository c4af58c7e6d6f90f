using Microsoft.AspNetCore.Diagnostics;

namespace Summarizer.Api.Http.Problems;

/// <summary>
/// Marks routes that answer as those of another service do. All failures of such a route, also those before it, have its error body.
/// </summary>
/// <param name="Form">Form of the body.</param>
internal sealed record RouteErrors(ErrorForm Form)
{
    /// <summary>The form for a request that is on its way to a route.</summary>
    public static ErrorForm Of(HttpContext context)
    {
        // While an exception is handled, the endpoint is found in this feature.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return FormOf(endpoint is RouteEndpoint ? endpoint : Named(context));
    }

    private static ErrorForm FormOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<RouteErrors>()?.Form ?? ErrorForm.Problem;

    // Routing puts an endpoint of its own in the place of one that does not take the method or the content type.
    private static RouteEndpoint? Named(HttpContext context)
    {
        var path = context.Request.Path.Value?.Trim('/');
        return string.IsNullOrEmpty(path)
            ? null
            : context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .FirstOrDefault(e => string.Equals(e.RoutePattern.RawText?.Trim('/'), path, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Form of an error body.</summary>
internal enum ErrorForm
{
    /// <summary>RFC 9457.</summary>
    Problem,

    /// <summary>OpenAI's: an object under <c>error</c>.</summary>
    OpenAi,

    /// <summary>Hugging Face's and Ollama's: a sentence under <c>error</c>.</summary>
    Plain,
}
