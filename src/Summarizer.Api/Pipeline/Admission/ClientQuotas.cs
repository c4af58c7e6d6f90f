using System.Globalization;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>Counts what one key uses of its limits.</summary>
internal sealed class ClientQuotas(ApiKeyEntry key, TimeProvider clock)
{
    private const string RequestPolicy = "requests";
    private const string TokenPolicy = "tokens";
    private const string ConcurrencyPolicy = "concurrent";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly Quota? _requests = key.RequestsPerMinute > 0 ? new(key.RequestsPerMinute, clock) : null;
    private readonly Quota? _tokens = key.TokensPerMinute > 0 ? new(key.TokensPerMinute, clock) : null;
    private readonly (int, int, int) _limits = Limits(key);
    private int _running;

    /// <summary>Whether an entry has these limits. A key file that is read again may change them.</summary>
    public bool AreThoseOf(ApiKeyEntry entry) => _limits == Limits(entry);

    /// <summary>Acquires the quota of one request.</summary>
    /// <exception cref="ProblemException">One of the limits is reached. Then nothing is taken.</exception>
    public void Acquire(long tokens)
    {
        if (Interlocked.Increment(ref _running) > key.MaxConcurrent && key.MaxConcurrent > 0)
        {
            Release();
            throw Exceeded(
                ConcurrencyPolicy,
                $"The key '{key.Name}' may have {key.MaxConcurrent} requests at a time. Wait for one to end.",
                key.MaxConcurrent,
                Soon);
        }

        if (_requests?.TryTake(1) is { Ticks: > 0 } requestWait)
        {
            Release();
            throw Exceeded(
                RequestPolicy,
                $"The key '{key.Name}' may send {key.RequestsPerMinute} requests per minute. Wait, or ask the operator for more.",
                key.RequestsPerMinute,
                requestWait);
        }

        if (_tokens?.TryTake(tokens) is { Ticks: > 0 } tokenWait)
        {
            Release();
            _requests?.Correct(-1);
            throw Exceeded(
                TokenPolicy,
                $"The key '{key.Name}' may send {key.TokensPerMinute} input tokens per minute, and this request has about {tokens}. "
                + "Wait, or ask the operator for more.",
                key.TokensPerMinute,
                tokenWait);
        }
    }

    /// <summary>Gives back the quota of a request that the server did not admit.</summary>
    public void Refund(long tokens)
    {
        Release();
        _requests?.Correct(-1);
        _tokens?.Correct(-tokens);
    }

    /// <summary>Takes the tokens of a request that were not known when it acquired its quota.</summary>
    public void Correct(long tokens) => _tokens?.Correct(tokens);

    /// <summary>Ends one of the concurrent requests.</summary>
    public void Release() => Interlocked.Decrement(ref _running);

    /// <summary>Writes the RateLimit headers of draft-ietf-httpapi-ratelimit-headers.</summary>
    public void Describe(IHeaderDictionary headers)
    {
        (string Name, Quota? Quota)[] policies = [(RequestPolicy, _requests), (TokenPolicy, _tokens)];
        var on = policies.Where(p => p.Quota is not null).Select(p => (p.Name, Quota: p.Quota!, p.Quota!.State)).ToList();
        if (on.Count > 0)
        {
            headers["RateLimit-Policy"] = string.Join(
                ", ", on.Select(p => string.Create(CultureInfo.InvariantCulture, $"\"{p.Name}\";q={p.Quota.PerMinute};w=60")));
            headers["RateLimit"] = string.Join(", ", on.Select(p => string.Create(
                CultureInfo.InvariantCulture, $"\"{p.Name}\";r={p.State.Remaining};t={Math.Ceiling(p.State.Full.TotalSeconds)}")));
        }
    }

    private static (int Requests, int Tokens, int Concurrent) Limits(ApiKeyEntry key) =>
        (key.RequestsPerMinute, key.TokensPerMinute, key.MaxConcurrent);

    private static ProblemException Exceeded(string policy, string detail, long limit, TimeSpan wait) =>
        new(ProblemKind.QuotaExceeded, detail) { Limit = limit, RetryAfter = wait, ViolatedPolicies = [policy] };
}
