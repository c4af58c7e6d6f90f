using System.Globalization;

namespace Summarizer.Hub.Repositories;

/// <summary>Where models come from and where they are kept. The environment variables are those of the Hugging Face tools, so that all share one cache.</summary>
public sealed record HubOptions
{
    /// <summary>Where the hub is; <c>HF_ENDPOINT</c> names a mirror.</summary>
    /// <value>https://huggingface.co.</value>
    public Uri Endpoint { get; init; } = new("https://huggingface.co");

    /// <summary>Cache folder: <c>HF_HUB_CACHE</c>, or <c>hub</c> below <c>HF_HOME</c>.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Access token: <c>HF_TOKEN</c>, or the file <c>token</c> below <c>HF_HOME</c>. Sent to the endpoint's host only.</summary>
    public string? Token { get; init; }

    /// <summary>Whether no socket may be opened: <c>HF_HUB_OFFLINE</c>.</summary>
    public bool Offline { get; init; }

    /// <summary>Most bytes of one model.</summary>
    /// <value>50,000,000,000.</value>
    public long MaxBytes { get; init; } = 50_000_000_000;

    /// <summary>Tries for one request beyond the first.</summary>
    /// <value>5.</value>
    public int Retries { get; init; } = 5;

    /// <summary>Longest wait that a hub may ask for with Retry-After.</summary>
    /// <value>5 minutes.</value>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time without a byte before a connection counts as lost.</summary>
    /// <value>60 seconds.</value>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Reads the environment.</summary>
    /// <param name="variable">Value of an environment variable; null when it is not set.</param>
    /// <exception cref="HubException"><see cref="HubError.Invalid"/>: <c>HF_ENDPOINT</c> is not an address that tokens may be sent to.</exception>
    public static HubOptions FromEnvironment(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        string? Value(string name) => variable(name) is { Length: > 0 } value ? value.Trim() : null;
        var home = Value("HF_HOME") ?? Path.Combine(
            Value("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "huggingface");
        var options = new HubOptions
        {
            CacheFolder = Path.GetFullPath(Value("HF_HUB_CACHE") ?? Path.Combine(home, "hub")),
            Token = Value("HF_TOKEN") ?? TokenFile(Value("HF_TOKEN_PATH") ?? Path.Combine(home, "token")),
            Offline = Value("HF_HUB_OFFLINE")?.ToUpper(CultureInfo.InvariantCulture) is "1" or "TRUE" or "YES" or "ON",
        };
        return Value("HF_ENDPOINT") is { } endpoint ? options with { Endpoint = Address(endpoint) } : options;
    }

    private static string? TokenFile(string path) => File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } token ? token : null;

    private static Uri Address(string endpoint) =>
        Uri.TryCreate(endpoint.TrimEnd('/'), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : throw new HubException(HubError.Invalid, $"HF_ENDPOINT is '{endpoint}'. It must be an https address, or an http address of this machine.");
}
