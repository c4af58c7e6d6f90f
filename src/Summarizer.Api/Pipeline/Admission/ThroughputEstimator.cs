namespace Summarizer.Api.Pipeline.Admission;

/// <summary>
/// Measures how fast requests end while others are held, and estimates waits from that. The lock of the controller guards it.
/// </summary>
internal sealed class ThroughputEstimator(TimeProvider clock)
{
    private const double Weight = 0.1;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private double _seconds;
    private double _tokens;
    private long? _last;

    /// <summary>Notes that a request has ended.</summary>
    /// <param name="tokens">Input tokens of the request.</param>
    /// <param name="held">Requests that are still held.</param>
    public void Released(long tokens, int held)
    {
        var now = clock.GetTimestamp();
        if (_last is { } last)
        {
            var seconds = clock.GetElapsedTime(last, now).TotalSeconds;
            (_seconds, _tokens) = _seconds == 0 ? (seconds, tokens) : (Mean(_seconds, seconds), Mean(_tokens, tokens));
        }

        // While no request is held, the time to the next end tells when clients send requests, not how fast the model is.
        _last = held > 0 ? now : null;
    }

    /// <summary>Estimated time until one request ends: whole seconds, 1 to 60.</summary>
    public TimeSpan TimeForOne() => Clamp(_seconds);

    /// <summary>Estimated time until requests with this many tokens end: whole seconds, 1 to 60.</summary>
    public TimeSpan TimeFor(long tokens) => Clamp(_tokens > 0 ? _seconds * tokens / _tokens : 0);

    private static double Mean(double mean, double value) => mean + ((value - mean) * Weight);

    private static TimeSpan Clamp(double seconds) =>
        TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(seconds), Least.TotalSeconds, Most.TotalSeconds));
}
