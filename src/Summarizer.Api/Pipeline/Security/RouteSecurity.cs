namespace Summarizer.Api.Pipeline.Security;

/// <summary>The scope that a route requires.</summary>
internal sealed record RequiredScope(string Scope);

/// <summary>Declares the scopes of routes.</summary>
internal static class RouteSecurity
{
    /// <summary>
    /// The route takes only keys with a scope. A route without this takes any key; a route that is open to all has <c>AllowAnonymous</c>.
    /// </summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder route, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(scope).WithMetadata(new RequiredScope(scope));
}
