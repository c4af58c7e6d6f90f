using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Summarizer.Api.Tests.Support;

/// <summary>Keeps everything that the process tells anybody about requests: log lines of every level with their values and scopes, and traces with their tags and events.</summary>
internal sealed class LogEverything : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _all = new();
    private readonly ActivityListener _activities;

    public LogEverything()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public IReadOnlyCollection<string> All => _all;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep(state);
        return null;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _all.Enqueue($"{logLevel} {eventId.Name} {formatter(state, exception)} {exception}");
        Keep(state);
    }

    public void Dispose() => _activities.Dispose();

    private void Keep(object? state)
    {
        foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            _all.Enqueue($"{name}={value}");
        }
    }

    private void Keep(Activity activity)
    {
        _all.Enqueue($"activity {activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
        Keep((object)activity.TagObjects);
        foreach (var happening in activity.Events)
        {
            _all.Enqueue($"event {happening.Name}");
            Keep((object)happening.Tags);
        }
    }
}
