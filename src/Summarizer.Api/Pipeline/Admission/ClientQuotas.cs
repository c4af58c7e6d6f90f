using System.Globalization;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>What one key has used of its limits.</summary>
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

    /// <summary>Whether these are the limits of an entry; a key file may have changed them.</summary>
    public bool AreThoseOf(ApiKeyEntry entry) => _limits == Limits(entry);

    /// <summary>Takes the quota of one request.</summary>
    /// <exception cref="ProblemException">One of the limits is reached; then nothing was taken.</exception>
    public void Enter(long tokens)
    {
        if (Interlocked.Increment(ref _running) > key.MaxConcurrent && key.MaxConcurrent > 0)
        {
            Leave();
            throw Exceeded(ConcurrencyPolicy, $"The key '{key.Name}' may have {key.MaxConcurrent} requests at once. Wait for one to end.", key.MaxConcurrent, Soon);
        }

        if (_requests?.TryTake(1) is { Ticks: > 0 } requestWait)
        {
            Leave();
            throw Exceeded(RequestPolicy, $"The key '{key.Name}' may send {key.RequestsPerMinute} requests in a minute. Wait, or ask for more.", key.RequestsPerMinute, requestWait);
        }

        if (_tokens?.TryTake(tokens) is { Ticks: > 0 } tokenWait)
        {
            Leave();
            _requests?.Correct(-1);
            throw Exceeded(TokenPolicy, $"The key '{key.Name}' may send {key.TokensPerMinute} input tokens in a minute, and this request has about {tokens}. Wait, or ask for more.", key.TokensPerMinute, tokenWait);
        }
    }

    /// <summary>Gives back what a request took that was not let in.</summary>
    public void Refund(long tokens)
    {
        Leave();
        _requests?.Correct(-1);
        _tokens?.Correct(-tokens);
    }

    /// <summary>A request has more tokens than it took.</summary>
    public void Correct(long tokens) => _tokens?.Correct(tokens);

    /// <summary>A request is over.</summary>
    public void Leave() => Interlocked.Decrement(ref _running);

    /// <summary>The RateLimit headers of draft-ietf-httpapi-ratelimit-headers.</summary>
    public void Describe(IHeaderDictionary headers)
    {
        (string Name, Quota? Quota)[] policies = [(RequestPolicy, _requests), (TokenPolicy, _tokens)];
        var on = policies.Where(p => p.Quota is not null).Select(p => (p.Name, Quota: p.Quota!, p.Quota!.State)).ToList();
        if (on.Count > 0)
        {
            headers["RateLimit-Policy"] = string.Join(", ", on.Select(p => string.Create(CultureInfo.InvariantCulture, $"\"{p.Name}\";q={p.Quota.PerMinute};w=60")));
            headers["RateLimit"] = string.Join(", ", on.Select(p => string.Create(
                CultureInfo.InvariantCulture, $"\"{p.Name}\";r={p.State.Remaining};t={Math.Ceiling(p.State.Full.TotalSeconds)}")));
        }
    }

    private static (int Requests, int Tokens, int Concurrent) Limits(ApiKeyEntry key) => (key.RequestsPerMinute, key.TokensPerMinute, key.MaxConcurrent);

    private static ProblemException Exceeded(string policy, string detail, long limit, TimeSpan wait) =>
        new(ProblemKind.QuotaExceeded, detail) { Limit = limit, RetryAfter = wait, ViolatedPolicies = [policy] };
}
