using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Summarizer.StressTests.Faults;

/// <summary>Counts what Polly's strategies report to its meter: faults on purpose, and what was done about all faults.</summary>
internal sealed class ChaosCounter : IDisposable
{
    private const string Meter = "Polly", Events = "resilience.polly.strategy.events";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public ChaosCounter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meter && instrument.Name == Events)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, value, tags, _) => Add(value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Add((int)value, tags));
        _listener.Start();
    }

    /// <summary>Events by name, such as <c>retry OnRetry</c>.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Faults on purpose.</summary>
    public int Faults => _counts.Where(c => c.Key.StartsWith("chaos", StringComparison.Ordinal)).Sum(c => c.Value);

    public void Dispose() => _listener.Dispose();

    private void Add(int value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string strategy = "", name = "";
        foreach (var (key, tag) in tags)
        {
            strategy = key == "strategy.name" ? $"{tag}" : strategy;
            name = key == "event.name" ? $"{tag}" : name;
        }

        _counts.AddOrUpdate($"{strategy} {name}", value, (_, count) => count + value);
    }
}
