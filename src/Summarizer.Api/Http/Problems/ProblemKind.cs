namespace Summarizer.Api.Http.Problems;

/// <summary>All kinds of problems that clients see. Each code has a page in <c>docs/problems</c>.</summary>
/// <param name="Code">Stable name; the end of the problem's <c>type</c>.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Same words for every occurrence.</param>
internal sealed record ProblemKind(string Code, int Status, string Title)
{
    public static readonly ProblemKind InvalidJson = new("invalid-json", 400, "The body is not valid JSON");
    public static readonly ProblemKind BadRequest = new("bad-request", 400, "The HTTP request is malformed");
    public static readonly ProblemKind Unauthorized = new("unauthorized", 401, "The service requires a key");
    public static readonly ProblemKind Forbidden = new("forbidden", 403, "Not allowed for this client");
    public static readonly ProblemKind ComparisonDisabled = new("comparison-disabled", 403, "This server does not measure");
    public static readonly ProblemKind NotFound = new("not-found", 404, "There is no such route");
    public static readonly ProblemKind ModelNotFound = new("model-not-found", 404, "The model is not served here");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, "The route does not take this method");
    public static readonly ProblemKind ComparisonRunning = new("comparison-running", 409, "Another comparison is running");
    public static readonly ProblemKind ReloadRunning = new("reload-running", 409, "A model is being replaced already");
    public static readonly ProblemKind BodyTooLarge = new("body-too-large", 413, "The body is too large");
    public static readonly ProblemKind DocumentTooLarge = new("document-too-large", 413, "The document costs more to read than allowed");
    public static readonly ProblemKind UnsupportedMediaType = new(
        "unsupported-media-type", 415, "The route does not take this kind of body");
    public static readonly ProblemKind Validation = new("validation", 422, "Fields are missing, unknown or out of range");
    public static readonly ProblemKind InputTooLong = new("input-too-long", 422, "The input has more tokens than the model reads");
    public static readonly ProblemKind UnreadableDocument = new("unreadable-document", 422, "The document cannot be read");
    public static readonly ProblemKind BundleRefused = new("bundle-refused", 422, "The bundle cannot be served");
    public static readonly ProblemKind Overloaded = new("overloaded", 429, "The queue is full");
    public static readonly ProblemKind QuotaExceeded = new("quota-exceeded", 429, "The quota of the key is used up");
    public static readonly ProblemKind InferenceFailed = new("inference-failed", 500, "The model failed");
    public static readonly ProblemKind InternalError = new("internal-error", 500, "The service failed");
    public static readonly ProblemKind Loading = new("loading", 503, "The model is being loaded");
    public static readonly ProblemKind Draining = new("draining", 503, "The server is shutting down");
    public static readonly ProblemKind CircuitOpen = new("circuit-open", 503, "The model failed too often and takes no requests now");
    public static readonly ProblemKind Timeout = new("timeout", 504, "The request took longer than the server allows");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        InvalidJson, BadRequest, Unauthorized, Forbidden, ComparisonDisabled, NotFound, ModelNotFound, MethodNotAllowed, ComparisonRunning,
        ReloadRunning, BodyTooLarge, DocumentTooLarge,
        UnsupportedMediaType, Validation, InputTooLong, UnreadableDocument, BundleRefused, Overloaded, QuotaExceeded, InferenceFailed,
        InternalError, Loading, Draining, CircuitOpen, Timeout,
    ];
}
