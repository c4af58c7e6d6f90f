using Summarizer.Cli.Output;
using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Reports;

/// <summary>Times of one request in milliseconds; the names of the HTTP interface.</summary>
internal sealed record TimingsReport(double QueueMs, double EncodeMs, double DecodeMs, double TtftMs, double? TpotMs, double TotalMs)
{
    public static TimingsReport Of(GenerationTimings timings) => new(
        Milliseconds.Of(timings.Queue),
        Milliseconds.Of(timings.Encode),
        Milliseconds.Of(timings.Decode),
        Milliseconds.Of(timings.FirstToken),
        timings.PerToken is { } perToken ? Milliseconds.Of(perToken) : null,
        Milliseconds.Of(timings.Total));
}
