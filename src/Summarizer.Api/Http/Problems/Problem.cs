using System.Text.Json.Serialization;

namespace Summarizer.Api.Http.Problems;

/// <summary>Error body of every route, as in RFC 9457 (application/problem+json).</summary>
internal sealed record Problem
{
    /// <summary>Address that identifies the kind of problem; its last segment is the code.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in words; the same for every occurrence.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status, also when it arrives inside a stream that began with 200.</summary>
    public required int Status { get; init; }

    /// <summary>This occurrence: what was wrong, the limit, the value and the next step.</summary>
    public required string Detail { get; init; }

    /// <summary>Path of the request.</summary>
    public required string Instance { get; init; }

    /// <summary>Stable name of the kind of problem, for programs.</summary>
    public required string Code { get; init; }

    /// <summary>The request's X-Request-Id.</summary>
    public required string RequestId { get; init; }

    /// <summary>W3C trace id of the request, when it is traced.</summary>
    public string? TraceId { get; init; }

    /// <summary>The same in OpenAI's words, for its clients; only in answers of routes below /v1, and where there is no route.</summary>
    public OpenAiError? Error { get; init; }

    /// <summary>Messages by field.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The limit that was passed.</summary>
    public long? Limit { get; init; }

    /// <summary>The value that was given.</summary>
    public long? Actual { get; init; }

    /// <summary>When to try again, in milliseconds; the Retry-After header says the same in seconds.</summary>
    public long? RetryAfterMs { get; init; }

    /// <summary>Which limits of the key were reached: requests, tokens or concurrent, as in the RateLimit-Policy header.</summary>
    [JsonPropertyName("violated-policies")]
    public IReadOnlyList<string>? ViolatedPolicies { get; init; }
}
