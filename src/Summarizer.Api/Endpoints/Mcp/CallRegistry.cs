using System.Collections.Concurrent;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>
/// The calls that run now, so that a client can cancel one. MCP's TypeScript client cancels with a second request and keeps the first one
/// open. The session tells whose call it is, since every client counts its calls from 0.
/// </summary>
internal sealed class CallRegistry
{
    private readonly ConcurrentDictionary<Key, Call> _calls = new();

    /// <summary>Notes a call; its token is cancelled by <see cref="Cancel"/> or by the given one. Dispose it at the end of the call.</summary>
    /// <param name="session">Session of the client; null for a client without one, whose calls end with their connection only.</param>
    /// <param name="id">JSON-RPC id of the call.</param>
    /// <param name="cancellationToken">Ends the call in any case.</param>
    public Call Begin(string? session, string id, CancellationToken cancellationToken)
    {
        var call = new Call(this, session is null ? null : new Key(session, id), cancellationToken);
        if (call.Key is { } key)
        {
            _calls[key] = call;
        }

        return call;
    }

    /// <summary>Cancels a call; nothing happens when it is not running here.</summary>
    public void Cancel(string session, string id)
    {
        if (_calls.TryGetValue(new(session, id), out var call))
        {
            call.Cancel();
        }
    }

    /// <summary>Names a call.</summary>
    internal readonly record struct Key(string Session, string Id);

    /// <summary>One call.</summary>
    internal sealed class Call(CallRegistry registry, Key? key, CancellationToken cancellationToken) : IDisposable
    {
        private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        public Key? Key => key;

        public CancellationToken Token => _source.Token;

        public void Cancel()
        {
            try
            {
                _source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The call has ended meanwhile.
            }
        }

        public void Dispose()
        {
            if (key is { } known)
            {
                registry._calls.TryRemove(new KeyValuePair<Key, Call>(known, this));
            }

            _source.Dispose();
        }
    }
}
