using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>
/// Counts who is in the house, from before the body is read until the answer is complete, and refuses what does not fit. Requests and tokens are looked at and taken in
/// one step, so that two who come together never get in on the same room.
/// </summary>
internal sealed class AdmissionController(IOptions<SummarizerOptions> options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly AdmissionOptions _options = options.Value.Admission;
    private readonly DoorPace _pace = new(clock);
    private readonly Dictionary<string, Holding> _clients = [];
    private Holding _all;

    /// <summary>Requests and tokens inside.</summary>
    public (int Requests, long Tokens) Inside
    {
        get
        {
            lock (_lock)
            {
                return (_all.Requests, _all.Tokens);
            }
        }
    }

    /// <summary>Lets a request in.</summary>
    /// <param name="client">Who sent it.</param>
    /// <param name="tokens">Its estimated input tokens.</param>
    /// <exception cref="ProblemException">There is no room.</exception>
    public void Enter(Client client, long tokens)
    {
        lock (_lock)
        {
            Check(client, requests: 1, tokens);
            Add(client, requests: 1, tokens);
        }
    }

    /// <summary>A request turns out to be larger, and nothing was done for it yet.</summary>
    /// <exception cref="ProblemException">There is no room.</exception>
    public void Grow(Client client, long tokens)
    {
        lock (_lock)
        {
            Check(client, requests: 0, tokens);
            Add(client, requests: 0, tokens);
        }
    }

    /// <summary>A request was counted and is larger than estimated: those who come after it find less room.</summary>
    public void Correct(Client client, long tokens)
    {
        lock (_lock)
        {
            Add(client, requests: 0, tokens);
        }
    }

    /// <summary>A request is over.</summary>
    public void Leave(Client client, long tokens)
    {
        lock (_lock)
        {
            Add(client, requests: -1, -tokens);
            _pace.Left(tokens, _all.Requests);
        }
    }

    private void Check(Client client, int requests, long tokens)
    {
        Check(_all, requests, tokens, _options.MaxRequests, _options.MaxTokens, "in the house");
        if (client.IsKnown)
        {
            Check(
                _clients.GetValueOrDefault(client.Caller.Name),
                requests,
                tokens,
                Math.Max(1, (int)(_options.MaxRequests * _options.ClientShare)),
                (long)(_options.MaxTokens * _options.ClientShare),
                "of this client in the house");
        }
    }

    private void Check(Holding holding, int requests, long tokens, int maxRequests, long maxTokens, string whose)
    {
        if (holding.Requests + requests > maxRequests)
        {
            throw new ProblemException(ProblemKind.Overloaded, $"{holding.Requests} requests {whose}, the limit is {maxRequests}. Try again later.")
            {
                Limit = maxRequests,
                Actual = holding.Requests,
                RetryAfter = _pace.TimeForOne(),
            };
        }

        // Whoever is alone may be larger than the whole house: it could never come in otherwise.
        var others = holding.Requests + requests - 1;
        var excess = holding.Tokens + tokens - maxTokens;
        if (others > 0 && excess > 0)
        {
            throw new ProblemException(ProblemKind.Overloaded, $"About {holding.Tokens} input tokens {whose} and this request has about {tokens}, the limit is {maxTokens}. Try again later.")
            {
                Limit = maxTokens,
                Actual = holding.Tokens + tokens,
                RetryAfter = _pace.TimeFor(Math.Min(excess, holding.Tokens)),
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
