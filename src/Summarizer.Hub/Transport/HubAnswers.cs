using System.Net;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Transport;

/// <summary>What an answer that is not a success means, in the hub's own codes (header <c>X-Error-Code</c>).</summary>
internal static class HubAnswers
{
    /// <summary>How long to wait before the next try; null when another try is of no use.</summary>
    /// <param name="response">The answer; null when there was none.</param>
    /// <param name="attempt">Tries before this one.</param>
    /// <param name="options">Longest wait.</param>
    /// <param name="clock">For dates in Retry-After.</param>
    public static TimeSpan? PauseBefore(HttpResponseMessage? response, int attempt, HubOptions options, TimeProvider clock)
    {
        var backoff = TimeSpan.FromSeconds(Math.Min(1 << attempt, 16));
        if (response is null)
        {
            return backoff;
        }

        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout) && (int)response.StatusCode < 500)
        {
            return null;
        }

        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => backoff,
        };
        return asked > options.MaxRetryAfter ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    /// <summary>The failure for people.</summary>
    public static HubException Describe(HttpResponseMessage? response, Exception? failure, string repository, HubOptions options)
    {
        var host = options.Endpoint.Authority;
        if (response is null)
        {
            return new(
                HubError.Unreachable,
                $"{host} cannot be reached{(failure is { } reason ? $": {reason.Message.TrimEnd('.')}" : "")}. Check the network, a proxy "
                    + "and HF_ENDPOINT, then start again: it continues where it stopped.",
                failure);
        }

        var code = response.Headers.TryGetValues("X-Error-Code", out var values) ? values.First() : null;
        var page = new Uri(options.Endpoint, repository.Split('@')[0]);
        var status = (int)response.StatusCode;
        return (code, status) switch
        {
            ("GatedRepo", _) when options.Token is null => new(HubError.Gated, $"{repository} asks for a licence. Accept it at {page}, create a token and set HF_TOKEN."),
            ("GatedRepo", _) => new(HubError.Gated, $"The owner of the token has not accepted the licence of {repository} yet, or access was not granted. Open {page}."),
            ("RevisionNotFound", _) => new(HubError.NotFound, $"{repository} has no such revision. See its branches and commits at {page}."),
            ("EntryNotFound", _) => new(HubError.NotFound, $"A file of {repository} is gone from the hub. Start again; the list of files is read anew."),
            ("RepoNotFound", _) or (_, 404) => new(HubError.NotFound, $"{host} has no repository {repository}, or it is private. Check the spelling{(options.Token is null ? ", or set HF_TOKEN for a private one" : " and the rights of the token")}."),
            (_, 401) when options.Token is null => new(HubError.Unauthorized, $"{repository} needs a token: it is private, gated or misspelt. Check the spelling at {page}, and set HF_TOKEN."),
            (_, 401) => new(HubError.Unauthorized, $"{host} does not accept the token. It may be expired: create another one and set HF_TOKEN."),
            (_, 403) => new(HubError.Unauthorized, $"The token may not read {repository}. Give it the right to read this repository, or accept the licence at {page}."),
            (_, 429) => new(HubError.RateLimited, $"{host} limits the rate of requests and asked to wait longer than {options.MaxRetryAfter.TotalMinutes:0} minutes. Try again later, or set HF_TOKEN for a higher limit."),
            _ => new(HubError.Unreachable, $"{host} answered with status {status} for {repository}. Try again later; it goes on where it stopped."),
        };
    }
}
