using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Security;

/// <summary>Registers authentication, authorization and CORS.</summary>
internal static class SecuritySetup
{
    // What a page of an allowed origin may read beside the body.
    private static readonly string[] ExposedHeaders =
    [
        "X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy", "Server-Timing", "WWW-Authenticate",
    ];

    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyStore>();
        services.AddHostedService<UnauthenticatedBindingWarning>();
        services.AddAuthentication(ApiKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        var authorization = services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var scope in ApiScopes.All)
        {
            authorization.AddPolicy(scope, policy => policy.RequireAuthenticatedUser().RequireClaim(ApiScopes.Claim, scope));
        }

        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<SummarizerOptions>>((cors, options) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.Value.Security.AllowedOrigins]).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(ExposedHeaders)));
    }

    /// <summary>A service on localhost answers only to localhost's names. Otherwise a web page could reach it by DNS rebinding.</summary>
    public static void FilterLocalHosts(this IServiceCollection services) =>
        services.PostConfigure<HostFilteringOptions>(o => o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
}
