using Polly.CircuitBreaker;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>
/// State of the circuit breaker of one engine. An engine whose circuit is open gets no request, not even a trial one: EngineProbe finds out
/// whether it works again.
/// </summary>
internal sealed partial class EngineCircuit(EngineRole role, TimeProvider clock, ILogger<EngineCircuit> logger)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1), Most = TimeSpan.FromMinutes(1);

    private long _opensUntilTicks;
    private volatile CircuitState _state;

    /// <summary>Raised when the circuit opens, with the time that it stays open.</summary>
    public event Action<TimeSpan>? Opened;

    /// <summary>The engine of the circuit.</summary>
    public EngineRole Role => role;

    /// <summary>Whether the engine gets requests.</summary>
    public bool IsClosed => _state == CircuitState.Closed;

    /// <summary>Time until the engine is probed next; at least a second.</summary>
    public TimeSpan RetryAfter
    {
        get
        {
            var left = new DateTimeOffset(Volatile.Read(ref _opensUntilTicks), TimeSpan.Zero) - clock.GetUtcNow();
            return left < Least ? Least : left;
        }
    }

    /// <summary>Closes the circuit, for example when another model is served.</summary>
    public CircuitBreakerManualControl Control { get; } = new();

    /// <summary>The problem of a request while the circuit is open.</summary>
    public ProblemException Refusal() => new(
        ProblemKind.CircuitOpen,
        "The model failed on too many requests and takes none now. "
        + FormattableString.Invariant($"It is probed in {RetryAfter.TotalSeconds:0} s. ")
        + "Send the request to another server, or try again then.")
    {
        RetryAfter = RetryAfter,
    };

    /// <summary>Options of the circuit breaker with this state.</summary>
    public CircuitBreakerStrategyOptions<AttemptResult> Strategy(BreakerOptions options)
    {
        // A change of the options builds a new circuit breaker, which is closed.
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
        [LoggerMessage(
            EventIds.CircuitOpened,
            LogLevel.Error,
            "The {Role} engine failed on too many requests. It gets none for {Seconds:0.0} s, and then a probe")]
        public static partial void Opened(ILogger logger, EngineRole role, double seconds);

        [LoggerMessage(EventIds.CircuitClosed, LogLevel.Information, "The {Role} engine works again")]
        public static partial void Closed(ILogger logger, EngineRole role);
    }
}
