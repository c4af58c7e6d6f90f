using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>
/// Where ASP.NET's data protection keeps its keys: nowhere. The library of the protocol asks for data protection, and a key file in the home folder would come of it; a stateless
/// service protects nothing with it.
/// </summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => _keys;

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(element);
}
