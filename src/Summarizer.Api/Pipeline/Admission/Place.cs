using Summarizer.Engine.Requests;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>One request's room in the house and its use of its key's quota. Lives from before the body is read until the answer is complete.</summary>
internal sealed class Place : IDisposable
{
    // Of UTF-8 text; English has about four and a half, most other languages three to four.
    private const long BytesPerToken = 4;

    private readonly Lock _lock = new();
    private readonly AdmissionController _door;
    private readonly ClientQuotas? _quotas;
    private readonly Client _client;
    private long _bytes;
    private long _counted;
    private long _held;
    private bool _left;

    private Place(AdmissionController door, ClientQuotas? quotas, Client client, long bytes)
    {
        (_door, _quotas, _client, _bytes, _held) = (door, quotas, client, bytes, bytes / BytesPerToken);
    }

    /// <summary>For whom the model works.</summary>
    public Caller Caller => _client.Caller;

    /// <summary>Takes a place, if the quota of the client's key and the house have room for it.</summary>
    /// <exception cref="Http.Problems.ProblemException">One has not.</exception>
    public static Place Take(AdmissionController door, ClientQuotas? quotas, Client client, long bytes)
    {
        var tokens = bytes / BytesPerToken;
        quotas?.Enter(tokens);
        try
        {
            door.Enter(client, tokens);
        }
        catch
        {
            quotas?.Refund(tokens);
            throw;
        }

        return new Place(door, quotas, client, bytes);
    }

    /// <summary>More of a body of unknown length has come.</summary>
    /// <exception cref="Http.Problems.ProblemException">The house has no room for it.</exception>
    public void Receive(int bytes)
    {
        lock (_lock)
        {
            _bytes += bytes;
            var more = (_bytes / BytesPerToken) - _held;
            if (more > 0 && !_left)
            {
                _door.Grow(_client, more);
                _quotas?.Correct(more);
                _held += more;
            }
        }
    }

    /// <summary>The model was given so many tokens for this request.</summary>
    public void Count(long tokens)
    {
        lock (_lock)
        {
            _counted += tokens;
            if (_counted > _held && !_left)
            {
                _door.Correct(_client, _counted - _held);
                _quotas?.Correct(_counted - _held);
                _held = _counted;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Work that ends after its request has nothing to add any more.
        lock (_lock)
        {
            if (!_left)
            {
                _left = true;
                _door.Leave(_client, _held);
                _quotas?.Leave();
            }
        }
    }
}
