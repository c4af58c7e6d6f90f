using Polly.CircuitBreaker;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>
/// State of the breaker around one engine, as Polly reports it, and what others need to know of it. A broken engine gets no requests, not even one to try: a probe finds out whether it works again.
/// </summary>
internal sealed partial class EngineCircuit(EngineRole role, TimeProvider clock, ILogger<EngineCircuit> logger)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1), Most = TimeSpan.FromMinutes(1);

    private long _opensUntilTicks;
    private volatile CircuitState _state;

    /// <summary>Raised when it opens, with the time that it stays open.</summary>
    public event Action<TimeSpan>? Opened;

    /// <summary>Whose it is.</summary>
    public EngineRole Role => role;

    /// <summary>Whether the engine gets requests.</summary>
    public bool IsClosed => _state == CircuitState.Closed;

    /// <summary>Until the engine is probed next; at least a second.</summary>
    public TimeSpan RetryAfter
    {
        get
        {
            var left = new DateTimeOffset(Volatile.Read(ref _opensUntilTicks), TimeSpan.Zero) - clock.GetUtcNow();
            return left < Least ? Least : left;
        }
    }

    /// <summary>Closes it from outside: there is another engine behind it.</summary>
    public CircuitBreakerManualControl Control { get; } = new();

    /// <summary>The refusal while it is open.</summary>
    public ProblemException Refusal() => new(
        ProblemKind.CircuitOpen,
        FormattableString.Invariant($"The model failed on too many requests and gets none for now; it is tried again in {RetryAfter.TotalSeconds:0} s. Send the request to another server, or then."))
    {
        RetryAfter = RetryAfter,
    };

    /// <summary>The breaker with this state.</summary>
    public CircuitBreakerStrategyOptions<AttemptResult> Strategy(BreakerOptions options)
    {
        // Built anew when the options change: it begins closed.
        _state = CircuitState.Closed;
        return new()
        {
            Name = "breaker",
            FailureRatio = options.FailureRatio,
            MinimumThroughput = options.MinimumRequests,
            SamplingDuration = options.Window,
            BreakDurationGenerator = args => new(BreakFor(options.Break, args.HalfOpenAttempts)),
            ShouldHandle = static args => new(Failures.IsEngines(args.Outcome)),
            ManualControl = Control,
            OnOpened = args => Open(args.BreakDuration),
            OnHalfOpened = _ => Become(CircuitState.HalfOpen),
            OnClosed = _ => Close(),
        };
    }

    private static TimeSpan BreakFor(TimeSpan first, int probes)
    {
        var time = first * Math.Pow(2, Math.Min(probes, 16));
        return time > Most ? TimeSpan.FromTicks(Math.Max(Most.Ticks, first.Ticks)) : time;
    }

    private ValueTask Open(TimeSpan time)
    {
        Volatile.Write(ref _opensUntilTicks, (clock.GetUtcNow() + time).UtcTicks);
        _state = CircuitState.Open;
        Log.Opened(logger, role, time.TotalSeconds);
        Opened?.Invoke(time);
        return default;
    }

    private ValueTask Close()
    {
        Log.Closed(logger, role);
        return Become(CircuitState.Closed);
    }

    private ValueTask Become(CircuitState state)
    {
        _state = state;
        return default;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.CircuitOpened, LogLevel.Error, "The {Role} engine failed on too many requests; it gets none for {Seconds:0.0} s and is probed then")]
        public static partial void Opened(ILogger logger, EngineRole role, double seconds);

        [LoggerMessage(EventIds.CircuitClosed, LogLevel.Information, "The {Role} engine works again")]
        public static partial void Closed(ILogger logger, EngineRole role);
    }
}
