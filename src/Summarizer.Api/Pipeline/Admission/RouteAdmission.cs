namespace Summarizer.Api.Pipeline.Admission;

/// <summary>Marks a route that makes work for the model or the tokenizer.</summary>
internal sealed record RequiresAdmission;

/// <summary>What routes say about admission.</summary>
internal static class RouteAdmission
{
    /// <summary>Requests of the route pass the door before their body is read: they may find the house full, or the quota of their key used up.</summary>
    public static TBuilder RequiresAdmission<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequiresAdmission());
}
