using System.Collections.Concurrent;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>Holds the quotas of all keys. A key whose limits change starts with full quotas.</summary>
internal sealed class KeyQuotaRegistry(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ClientQuotas> _quotas = new();

    /// <summary>The quotas of a client's key; null for a client without a key.</summary>
    public ClientQuotas? Of(Client client) => client.Key is not { } key
        ? null
        : _quotas.AddOrUpdate(key.Name, _ => new(key, clock), (_, quotas) => quotas.AreThoseOf(key) ? quotas : new(key, clock));
}
