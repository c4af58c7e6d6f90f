using System.Text.Json.Serialization;

namespace Summarizer.Client.Problems;

/// <summary>
/// What the service says about a request that it did not fulfil: RFC 9457 <c>application/problem+json</c> with the service's own members.
/// </summary>
public sealed record SummarizerProblem
{
    /// <summary>Code of a problem that did not come from the service, but for example from a proxy in front of it.</summary>
    public const string UnexpectedAnswer = "unexpected-answer";

    /// <summary>Stable name of the kind of problem, such as <c>overloaded</c>, <c>validation</c> or <c>input-too-long</c>.</summary>
    public required string Code { get; init; }

    /// <summary>HTTP status; inside a stream the status that the problem would have had before the first byte.</summary>
    public required int Status { get; init; }

    /// <summary>The kind of problem in words.</summary>
    public required string Title { get; init; }

    /// <summary>This occurrence: what was wrong, the limit, the value and the next step.</summary>
    public required string Detail { get; init; }

    /// <summary>Address of the page about this kind of problem.</summary>
    public string? Type { get; init; }

    /// <summary>Path of the request.</summary>
    public string? Instance { get; init; }

    /// <summary>Id of the request, under which the service's log has more.</summary>
    public string? RequestId { get; init; }

    /// <summary>W3C trace id of the request, when it was traced.</summary>
    public string? TraceId { get; init; }

    /// <summary>Messages by field of the request, for <c>validation</c>.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The limit that was passed; tokens for <c>input-too-long</c>, bytes for <c>body-too-large</c>.</summary>
    public long? Limit { get; init; }

    /// <summary>The value that was given, in the unit of <see cref="Limit"/>.</summary>
    public long? Actual { get; init; }

    /// <summary>When to try again, in milliseconds.</summary>
    public long? RetryAfterMs { get; init; }

    /// <summary>
    /// Which limits of the key were reached, for <c>quota-exceeded</c>: <c>requests</c>, <c>tokens</c> or <c>concurrent</c>.
    /// </summary>
    [JsonPropertyName("violated-policies")]
    public IReadOnlyList<string>? ViolatedPolicies { get; init; }
}
