namespace Summarizer.Client.Common;

/// <summary>
/// Where the service spent the time of one request, in milliseconds. Phases of several passes are sums over passes that may overlap.
/// </summary>
public sealed record Timings
{
    /// <summary>Accepted by the engine to start of the encoder pass.</summary>
    public required double QueueMs { get; init; }

    /// <summary>Filling the prompt, cutting and tokenizing.</summary>
    public required double TokenizeMs { get; init; }

    /// <summary>The encoder pass.</summary>
    public required double EncodeMs { get; init; }

    /// <summary>End of the encoder pass to the last token.</summary>
    public required double DecodeMs { get; init; }

    /// <summary>TTFT: request accepted to the first token, queue included.</summary>
    public double? TtftMs { get; init; }

    /// <summary>TPOT: (last token - first token) / (tokens - 1); null below two tokens.</summary>
    public double? TpotMs { get; init; }

    /// <summary>Request accepted to the last token.</summary>
    public required double TotalMs { get; init; }
}
