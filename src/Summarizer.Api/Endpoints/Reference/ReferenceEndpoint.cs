using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Scalar.AspNetCore;
using Summarizer.Api.Options;

namespace Summarizer.Api.Endpoints.Reference;

/// <summary>GET /reference: the OpenAPI document as a page to read and to try. Its script is part of the package, and it asks nobody but this service.</summary>
internal static class ReferenceEndpoint
{
    private const string Path = "/reference";

    // The package's greys and colours of methods are too pale for WCAG's contrast of 4.5 to 1.
    private const string Contrast =
        ".light-mode{--scalar-color-2:#484848;--scalar-color-3:#5c5c5c;--scalar-color-green:#04603f;--scalar-color-blue:#0b5cad}"
        + ".dark-mode{--scalar-color-2:#c4c4c4;--scalar-color-3:#b0b0b0}";

    /// <summary>Maps the page where the service has pages.</summary>
    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<SummarizerOptions>>().Value.Page.Enabled)
        {
            routes.MapScalarApiReference(Path, Configure).ExcludeFromDescription().AllowAnonymous();
        }
    }

    private static void Configure(ScalarOptions options, HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        options
            .WithTitle("Summarizer: reference of the API")
            .WithOpenApiRoutePattern("/openapi/v1.json")
            .WithNonce(nonce)
            .WithFavicon("/page/icon.svg")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideModels()
            .WithCustomCss(Contrast)
            .AddHeadContent($"<script nonce=\"{nonce}\">document.documentElement.lang = \"en\"</script>")
            .HideClientButton()
            .HideDeveloperTools();

        // Its styles are made at run time; everything else comes from this service.
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
