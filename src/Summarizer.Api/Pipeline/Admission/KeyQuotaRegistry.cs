using System.Collections.Concurrent;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>What every key has used. A key whose limits were changed begins anew.</summary>
internal sealed class KeyQuotaRegistry(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ClientQuotas> _quotas = new();

    /// <summary>The quotas of a client; null when it has no key.</summary>
    public ClientQuotas? Of(Client client) => client.Key is not { } key
        ? null
        : _quotas.AddOrUpdate(key.Name, _ => new(key, clock), (_, quotas) => quotas.AreThoseOf(key) ? quotas : new(key, clock));
}
