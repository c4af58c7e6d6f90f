using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>How much may be in the house at once: being received, waiting and running.</summary>
public sealed class AdmissionOptions
{
    /// <summary>Most requests.</summary>
    /// <value>256.</value>
    [Range(1, 1 << 20)]
    public int MaxRequests { get; set; } = 256;

    /// <summary>Most input tokens, estimated from the bytes of the bodies until they are counted. A single request with more is let in when the house is empty.</summary>
    /// <value>524288, about 2 MB of English.</value>
    [Range(1L, 1L << 40)]
    public long MaxTokens { get; set; } = 524_288;

    /// <summary>Largest part of both that one client may hold, where clients are told apart.</summary>
    /// <value>0.5.</value>
    [Range(0.01, 1)]
    public double ClientShare { get; set; } = 0.5;

    /// <summary>Tell clients without a key apart by their network address. Behind a proxy this needs <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>, else all are one.</summary>
    /// <value>false: all clients without a key are one.</value>
    public bool ByAddress { get; set; }

    /// <summary>Longest time that a client may take to send its body.</summary>
    /// <value>1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromMinutes(1);
}
