using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>Limits of what the server holds at a time: requests that are being received, that wait and that run.</summary>
public sealed class AdmissionOptions
{
    /// <summary>Maximum number of requests.</summary>
    /// <value>256.</value>
    [Range(1, 1 << 20)]
    public int MaxRequests { get; set; } = 256;

    /// <summary>
    /// Maximum number of input tokens, estimated from the bytes of the bodies until they are counted. A request with more is admitted when
    /// the server holds no other.
    /// </summary>
    /// <value>524288, about 2 MB of English.</value>
    [Range(1L, 1L << 40)]
    public long MaxTokens { get; set; } = 524_288;

    /// <summary>Largest share of both limits for one client, where clients are told apart.</summary>
    /// <value>0.5.</value>
    [Range(0.01, 1)]
    public double ClientShare { get; set; } = 0.5;

    /// <summary>
    /// Tell clients without a key apart by their network address. Behind a proxy this needs <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>,
    /// else all are one.
    /// </summary>
    /// <value>false: all clients without a key are one.</value>
    public bool ByAddress { get; set; }

    /// <summary>Longest time that a client may take to send its body.</summary>
    /// <value>1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromMinutes(1);
}
