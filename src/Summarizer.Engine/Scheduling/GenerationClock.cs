using Summarizer.Engine.Requests;
using Summarizer.Engine.Telemetry;

namespace Summarizer.Engine.Scheduling;

/// <summary>When what happened to one request. Every phase begins where the one before it ends.</summary>
internal sealed class GenerationClock(TimeProvider time)
{
    private readonly long _accepted = time.GetTimestamp();
    private readonly PassSpans _spans = new(time.GetUtcNow());
    private long _encodeStart;
    private long _encodeEnd;
    private long _firstToken;
    private long _lastToken;
    private int _tokens;

    /// <summary>The model begins to read the input.</summary>
    public void EncodeStarts() => _encodeStart = time.GetTimestamp();

    /// <summary>The input is read.</summary>
    public void EncodeEnds() => _encodeEnd = time.GetTimestamp();

    /// <summary>A token was chosen and can be shown.</summary>
    public void TokenChosen()
    {
        _lastToken = time.GetTimestamp();
        if (_tokens++ == 0)
        {
            _firstToken = _lastToken;
        }
    }

    /// <summary>Accepted to now.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_accepted);

    /// <summary>Accepted to the last token chosen.</summary>
    public TimeSpan LastToken => time.GetElapsedTime(_accepted, _lastToken);

    /// <summary>Durations, after the last token.</summary>
    public GenerationTimings ToTimings() => new(
        time.GetElapsedTime(_accepted, _encodeStart),
        time.GetElapsedTime(_encodeStart, _encodeEnd),
        time.GetElapsedTime(_encodeEnd, _lastToken),
        time.GetElapsedTime(_accepted, _firstToken),
        _tokens > 1 ? time.GetElapsedTime(_firstToken, _lastToken) / (_tokens - 1) : null,
        time.GetElapsedTime(_accepted, _lastToken));

    /// <summary>Writes the phases as spans: at the end, whatever the end was. A phase that something cut short ends there.</summary>
    public void Trace()
    {
        var end = time.GetElapsedTime(_accepted);
        _spans.Write(
            ("queue", _encodeStart == 0 ? end : time.GetElapsedTime(_accepted, _encodeStart)),
            ("encode", _encodeStart == 0 ? null : _encodeEnd == 0 ? end : time.GetElapsedTime(_accepted, _encodeEnd)),
            ("decode", _encodeEnd == 0 ? null : _lastToken == 0 ? end : LastToken));
    }
}
