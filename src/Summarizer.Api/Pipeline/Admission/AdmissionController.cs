using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>
/// Limits the requests and the input tokens that the server holds at a time, from before a body is read until its response is complete. It
/// checks and counts both in one step, so that two requests that come together never exceed a limit.
/// </summary>
internal sealed class AdmissionController(IOptions<SummarizerOptions> options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly AdmissionOptions _options = options.Value.Admission;
    private readonly ThroughputEstimator _throughput = new(clock);
    private readonly Dictionary<string, Holding> _clients = [];
    private Holding _all;

    /// <summary>Requests and input tokens that are held now.</summary>
    public (int Requests, long Tokens) Held
    {
        get
        {
            lock (_lock)
            {
                return (_all.Requests, _all.Tokens);
            }
        }
    }

    /// <summary>Admits a request.</summary>
    /// <param name="client">The client that sent the request.</param>
    /// <param name="tokens">Estimated input tokens of the request.</param>
    /// <exception cref="ProblemException">A limit is reached.</exception>
    public void Acquire(Client client, long tokens)
    {
        lock (_lock)
        {
            Check(client, requests: 1, tokens);
            Add(client, requests: 1, tokens);
        }
    }

    /// <summary>Admits more tokens of a request that no work was done for yet.</summary>
    /// <exception cref="ProblemException">A limit is reached.</exception>
    public void Extend(Client client, long tokens)
    {
        lock (_lock)
        {
            Check(client, requests: 0, tokens);
            Add(client, requests: 0, tokens);
        }
    }

    /// <summary>Adds tokens that were counted beyond the estimate. This never fails; the next requests find less room.</summary>
    public void Correct(Client client, long tokens)
    {
        lock (_lock)
        {
            Add(client, requests: 0, tokens);
        }
    }

    /// <summary>Releases a request that has ended.</summary>
    public void Release(Client client, long tokens)
    {
        lock (_lock)
        {
            Add(client, requests: -1, -tokens);
            _throughput.Released(tokens, _all.Requests);
        }
    }

    private void Check(Client client, int requests, long tokens)
    {
        Check(_all, requests, tokens, _options.MaxRequests, _options.MaxTokens, "This server holds");
        if (client.IsKnown)
        {
            Check(
                _clients.GetValueOrDefault(client.Caller.Name),
                requests,
                tokens,
                Math.Max(1, (int)(_options.MaxRequests * _options.ClientShare)),
                (long)(_options.MaxTokens * _options.ClientShare),
                "This server holds, of this client alone,");
        }
    }

    private void Check(Holding holding, int requests, long tokens, int maxRequests, long maxTokens, string holds)
    {
        if (holding.Requests + requests > maxRequests)
        {
            throw new ProblemException(
                ProblemKind.Overloaded, $"{holds} {holding.Requests} requests; the limit is {maxRequests}. Try again later.")
            {
                Limit = maxRequests,
                Actual = holding.Requests,
                RetryAfter = _throughput.TimeForOne(),
            };
        }

        // A request that is alone may exceed the limit of tokens. Otherwise it could never be admitted.
        var others = holding.Requests + requests - 1;
        var excess = holding.Tokens + tokens - maxTokens;
        if (others > 0 && excess > 0)
        {
            throw new ProblemException(
                ProblemKind.Overloaded, $"{holds} about {holding.Tokens} input tokens, and this request has about {tokens}; the limit "
                    + $"is {maxTokens}. Try again later.")
            {
                Limit = maxTokens,
                Actual = holding.Tokens + tokens,
                RetryAfter = _throughput.TimeFor(Math.Min(excess, holding.Tokens)),
            };
        }
    }

    private void Add(Client client, int requests, long tokens)
    {
        _all = _all.Plus(requests, tokens);
        if (client.IsKnown)
        {
            var holding = _clients.GetValueOrDefault(client.Caller.Name).Plus(requests, tokens);
            _clients[client.Caller.Name] = holding;
            if (holding.Requests == 0)
            {
                _clients.Remove(client.Caller.Name);
            }
        }
    }

    private readonly record struct Holding(int Requests, long Tokens)
    {
        public Holding Plus(int requests, long tokens) => new(Requests + requests, Tokens + tokens);
    }
}
