namespace Summarizer.Api.Pipeline.Security;

/// <summary>The scope that a route asks for.</summary>
internal sealed record RequiredScope(string Scope);

/// <summary>What routes say about who may use them.</summary>
internal static class RouteSecurity
{
    /// <summary>The route takes keys of one scope only. A route that says nothing takes any key; one that is open to all says <c>AllowAnonymous</c>.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder route, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(scope).WithMetadata(new RequiredScope(scope));
}
