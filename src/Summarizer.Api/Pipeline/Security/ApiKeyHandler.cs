using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Security;

/// <summary>
/// Authenticates <c>Authorization: Bearer KEY</c>. When no keys are configured, every client has all scopes, except that <c>admin</c> needs
/// a client on the same machine.
/// </summary>
internal sealed class ApiKeyHandler(
    ApiKeyStore keys,
    ProblemMapper problems,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Bearer";

    private const string Start = SchemeName + " ";
    private const string Realm = "Bearer realm=\"summarizer\"";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!keys.Enabled)
        {
            var local = Context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address);
            return Task.FromResult(Accept(null, ApiScopes.All.Where(s => local || s != ApiScopes.Admin)));
        }

        if (Request.Headers.Authorization is not [{ } header])
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (!header.StartsWith(Start, StringComparison.OrdinalIgnoreCase) || keys.Find(header[Start.Length..].Trim()) is not { } entry)
        {
            return Task.FromResult(AuthenticateResult.Fail("No key in force."));
        }

        Context.Features.Set(entry);
        return Task.FromResult(Accept(entry.Name, entry.Scopes));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var given = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = given ? Realm + ", error=\"invalid_token\"" : Realm;
        return ProblemHandling.WriteAsync(Context, problems.Create(Context, ProblemKind.Unauthorized, given
            ? "The key in the Authorization header is unknown to this service or has expired."
            : "This service requires a key. Send the header Authorization: Bearer KEY."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Scope;
        Response.Headers.WWWAuthenticate = $"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\"";
        return ProblemHandling.WriteAsync(Context, problems.Create(Context, ProblemKind.Forbidden, keys.Enabled
            ? $"The key does not have the scope '{scope}'. Ask for one that has, or add the scope to its entry."
            : $"Without keys, only clients on the same machine may use routes of the scope '{scope}'. Set up keys to use them from others."));
    }

    private AuthenticateResult Accept(string? name, IEnumerable<string> scopes)
    {
        var claims = scopes.Select(s => new Claim(ApiScopes.Claim, s)).Prepend(new Claim(ClaimTypes.Name, name ?? ""));
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
    }
}
