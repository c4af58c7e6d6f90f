using Microsoft.Extensions.Options;

namespace Summarizer.Api.Options;

/// <summary>Access to the service. Without a key file and without keys, every client that reaches the service may use it.</summary>
public sealed class SecurityOptions
{
    /// <summary>JSON file with keys, read again when it changes.</summary>
    /// <value>Null, the default: no file.</value>
    public string? KeyFile { get; set; }

    /// <summary>Keys that are part of the settings, beside those of the file.</summary>
    /// <value>None.</value>
    [ValidateEnumeratedItems]
    public IList<ApiKeyEntry> Keys { get; set; } = [];

    /// <summary>Web pages of these origins, such as <c>https://app.example</c>, may call the service from browsers.</summary>
    /// <value>None: no page but the service's own.</value>
    public IList<string> AllowedOrigins { get; set; } = [];
}
