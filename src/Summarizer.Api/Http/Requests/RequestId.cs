using System.Buffers;

namespace Summarizer.Api.Http.Requests;

/// <summary>The <c>X-Request-Id</c> of a request: the caller's when it is usable, else a new one.</summary>
internal static class RequestId
{
    /// <summary>Request and response header.</summary>
    public const string Header = "X-Request-Id";

    private const int Longest = 128;

    // What log lines, headers and URLs carry without escaping.
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/+=@");

    /// <summary>The id to use for a request that came with these header values.</summary>
    public static string From(IReadOnlyList<string?> given) =>
        given is [{ Length: > 0 and <= Longest } id] && !id.AsSpan().ContainsAnyExcept(Allowed) ? id : $"req-{Guid.NewGuid():N}";
}
