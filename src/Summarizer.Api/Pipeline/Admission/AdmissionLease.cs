using Summarizer.Engine.Requests;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>
/// The requests and tokens that one request holds of the limits, from before its body is read until its response is complete. Disposing it
/// releases them.
/// </summary>
internal sealed class AdmissionLease : IDisposable
{
    // Of UTF-8 text. English has about 4.5 bytes per token, most other languages 3 to 4.
    private const long BytesPerToken = 4;

    private readonly Lock _lock = new();
    private readonly AdmissionController _controller;
    private readonly ClientQuotas? _quotas;
    private readonly Client _client;
    private long _bytes;
    private long _counted;
    private long _held;
    private bool _isReleased;

    private AdmissionLease(AdmissionController controller, ClientQuotas? quotas, Client client, long bytes)
    {
        (_controller, _quotas, _client, _bytes, _held) = (controller, quotas, client, bytes, bytes / BytesPerToken);
    }

    /// <summary>Name and priority that the request has in the engine's queue.</summary>
    public Caller Caller => _client.Caller;

    /// <summary>Acquires a lease from the quota of the client's key and from the limits of the server.</summary>
    /// <param name="controller">The limits of the server.</param>
    /// <param name="quotas">The quota of the client's key; null when there is none.</param>
    /// <param name="client">The client.</param>
    /// <param name="bytes">Length of the body, as far as it is known.</param>
    /// <exception cref="Http.Problems.ProblemException">The quota or one of the limits is reached.</exception>
    public static AdmissionLease Acquire(AdmissionController controller, ClientQuotas? quotas, Client client, long bytes)
    {
        var tokens = bytes / BytesPerToken;
        quotas?.Acquire(tokens);
        try
        {
            controller.Acquire(client, tokens);
        }
        catch
        {
            quotas?.Refund(tokens);
            throw;
        }

        return new AdmissionLease(controller, quotas, client, bytes);
    }

    /// <summary>Adds bytes of a body whose length was not known.</summary>
    /// <exception cref="Http.Problems.ProblemException">A limit of the server is reached.</exception>
    public void Receive(int bytes)
    {
        lock (_lock)
        {
            _bytes += bytes;
            var more = (_bytes / BytesPerToken) - _held;
            if (more > 0 && !_isReleased)
            {
                _controller.Extend(_client, more);
                _quotas?.Correct(more);
                _held += more;
            }
        }
    }

    /// <summary>Adds the tokens that the model reads for this request, which replace the estimate when they are more.</summary>
    public void Count(long tokens)
    {
        lock (_lock)
        {
            _counted += tokens;
            if (_counted > _held && !_isReleased)
            {
                _controller.Correct(_client, _counted - _held);
                _quotas?.Correct(_counted - _held);
                _held = _counted;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            // A task that ends after its request has nothing to correct any more.
            if (!_isReleased)
            {
                _isReleased = true;
                _controller.Release(_client, _held);
                _quotas?.Release();
            }
        }
    }
}
