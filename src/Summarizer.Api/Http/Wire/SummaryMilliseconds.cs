using System.Globalization;
using Summarizer.Requests;

namespace Summarizer.Api.Http.Wire;

/// <summary>Where the time of one summary went, in milliseconds. With map_reduce the phases are sums over passes that overlap.</summary>
/// <param name="QueueMs">Accepted by the engine to start of the encoder pass.</param>
/// <param name="TokenizeMs">Filling the prompt, cutting and tokenizing.</param>
/// <param name="EncodeMs">The encoder pass.</param>
/// <param name="DecodeMs">End of the encoder pass to the last token.</param>
/// <param name="TtftMs">TTFT: request accepted to the first token of the summary, queue included.</param>
/// <param name="TotalMs">Request accepted to the last token.</param>
internal sealed record SummaryMilliseconds(
    double QueueMs, double TokenizeMs, double EncodeMs, double DecodeMs, double TtftMs, double TotalMs)
{
    /// <summary>TPOT: (last token - first token) / (tokens - 1); absent below two tokens.</summary>
    public double? TpotMs { get; init; }

    public static SummaryMilliseconds From(SummaryTimings timings) => new(
        Round(timings.Queue), Round(timings.Tokenize), Round(timings.Encode), Round(timings.Decode),
        Round(timings.FirstToken), Round(timings.Total))
    {
        TpotMs = timings.PerToken is { } perToken ? Round(perToken) : null,
    };

    /// <summary>The same numbers as a W3C Server-Timing header.</summary>
    public string ToHeader() => string.Create(
        CultureInfo.InvariantCulture,
        $"queue;dur={QueueMs}, tokenize;dur={TokenizeMs}, encode;dur={EncodeMs}, decode;dur={DecodeMs}, total;dur={TotalMs}");

    private static double Round(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
