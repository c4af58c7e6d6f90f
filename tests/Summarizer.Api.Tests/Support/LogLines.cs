using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Summarizer.Api.Tests.Support;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IEnumerable<string> All => _lines;

    /// <summary>Waits for a line that holds all texts.</summary>
    public async Task<string> WaitForAsync(params string[] texts)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            if (_lines.FirstOrDefault(l => texts.All(text => l.Contains(text, StringComparison.Ordinal))) is { } line)
            {
                return line;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
