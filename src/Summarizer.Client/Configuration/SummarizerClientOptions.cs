namespace Summarizer.Client.Configuration;

/// <summary>Where the service is and how patient the client is. Checked when the client is made.</summary>
public sealed class SummarizerClientOptions
{
    /// <summary>Address of the service; may have a path in front of the routes.</summary>
    /// <value>The service's own default, <c>http://localhost:8080</c>.</value>
    public Uri Endpoint { get; set; } = new("http://localhost:8080");

    /// <summary>Sent as <c>Authorization: Bearer</c>.</summary>
    /// <value>Null: no key is sent.</value>
    public string? ApiKey { get; set; }

    /// <summary>Longest time to the complete answer, or to the first byte of a stream; retries and their waits included.</summary>
    /// <value>
    /// 3 minutes, which is more than the 2 minutes that the service allows a request by default, so that its own answer comes first.
    /// </value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Longest silence inside a stream. The service sends a comment every 10 seconds, so more silence means a dead connection.
    /// </summary>
    /// <value>30 seconds.</value>
    public TimeSpan StreamIdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for one attempt to connect. Only for clients made by <c>AddSummarizerClient</c>.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often to try again after 429, 503 or a failed connection; 0 is never. Nothing else is retried, and a stream not after its first
    /// byte.
    /// Only for clients made by <c>AddSummarizerClient</c>.
    /// </summary>
    /// <value>3.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// Longest wait before one retry. A service that asks for more with <c>Retry-After</c> is not asked again: its answer is thrown at
    /// once.
    /// </summary>
    /// <value>30 seconds.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);
}
