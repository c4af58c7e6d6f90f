using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Summarizer.Api.Tests.Pipeline.Telemetry;

/// <summary>Keeps what one service measures; other services of the process have meters of their own.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly ConcurrentQueue<Measured> _all = new();
    private readonly MeterListener _listener = new();

    public Measurements(IServiceProvider services)
    {
        var scope = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, scope))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        _listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Add(i, value, tags));
        _listener.Start();
    }

    public IEnumerable<Measured> All => _all;

    /// <summary>The only value of an instrument.</summary>
    public double Only(string instrument) => Assert.Single(_all, m => m.Instrument == instrument).Value;

    /// <summary>Waits for a value of an instrument.</summary>
    public async Task<Measured> NextAsync(string instrument)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        Measured? found;
        while ((found = _all.FirstOrDefault(m => m.Instrument == instrument)) is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }

        return found;
    }

    /// <summary>Asks the instruments that are only looked at.</summary>
    public void Look() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue(new(instrument.Name, value, tags.ToArray().ToDictionary(t => t.Key, t => $"{t.Value}")));
}

internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, string> Tags);
