namespace Summarizer.Api.Http.Problems;

/// <summary>Ends a request with a problem.</summary>
/// <param name="kind">What went wrong.</param>
/// <param name="detail">This occurrence, for people: what was wrong, the limit, the value and the next step. Never document text.</param>
internal sealed class ProblemException(ProblemKind kind, string detail) : Exception(detail)
{
    public ProblemKind Kind => kind;

    public long? Limit { get; init; }

    public long? Actual { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public IReadOnlyList<string>? ViolatedPolicies { get; init; }

    /// <summary>The problem of a body that is neither JSON nor a document.</summary>
    public static ProblemException NotJson(HttpRequest request) => new(
        ProblemKind.UnsupportedMediaType,
        "The body must be sent as Content-Type: application/json in UTF-8, or as a document where the route takes documents; it was "
        + $"sent as '{request.ContentType}'.");
}
