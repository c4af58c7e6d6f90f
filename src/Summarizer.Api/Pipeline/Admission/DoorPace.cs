namespace Summarizer.Api.Pipeline.Admission;

/// <summary>How fast requests leave the house while others are inside: the measured throughput. Guarded by the door's lock.</summary>
internal sealed class DoorPace(TimeProvider clock)
{
    private const double Weight = 0.1;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private double _seconds;
    private double _tokens;
    private long? _last;

    /// <summary>A request left.</summary>
    /// <param name="tokens">Its input tokens.</param>
    /// <param name="inside">Requests that are still inside.</param>
    public void Left(long tokens, int inside)
    {
        var now = clock.GetTimestamp();
        if (_last is { } last)
        {
            var seconds = clock.GetElapsedTime(last, now).TotalSeconds;
            (_seconds, _tokens) = _seconds == 0 ? (seconds, tokens) : (Mean(_seconds, seconds), Mean(_tokens, tokens));
        }

        // With nobody inside, the time to the next leaving says when clients came, not how fast the model is.
        _last = inside > 0 ? now : null;
    }

    /// <summary>Time until one request has left: whole seconds, 1 to 60.</summary>
    public TimeSpan TimeForOne() => Clamp(_seconds);

    /// <summary>Time until so many tokens have left: whole seconds, 1 to 60.</summary>
    public TimeSpan TimeFor(long tokens) => Clamp(_tokens > 0 ? _seconds * tokens / _tokens : 0);

    private static double Mean(double mean, double value) => mean + ((value - mean) * Weight);

    private static TimeSpan Clamp(double seconds) => TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(seconds), Least.TotalSeconds, Most.TotalSeconds));
}
