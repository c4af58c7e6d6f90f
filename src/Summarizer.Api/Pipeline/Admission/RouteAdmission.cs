namespace Summarizer.Api.Pipeline.Admission;

/// <summary>Marks a route whose requests need an admission lease.</summary>
internal sealed record RequiresAdmission;

/// <summary>Marks routes for admission.</summary>
internal static class RouteAdmission
{
    /// <summary>
    /// Requests of the route need an admission lease, because they make work for the model, the tokenizer or a reader of documents.
    /// </summary>
    public static TBuilder RequiresAdmission<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RequiresAdmission());
}
