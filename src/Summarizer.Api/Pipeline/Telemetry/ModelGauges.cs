using System.Diagnostics.Metrics;
using Summarizer.Api.Serving;
using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>Gauges of the engine and of the readiness of the model.</summary>
internal sealed class ModelGauges
{
    private readonly ModelHost _host;

    public ModelGauges(IMeterFactory factory, ModelHost host)
    {
        _host = host;
        var meter = factory.Create(Names.Meter);
        meter.CreateObservableGauge(
            "summarizer.requests.running", () => Load(s => s.Running), "{request}", "Requests being encoded or decoded.");
        meter.CreateObservableGauge("summarizer.requests.waiting", () => Load(s => s.Waiting), "{request}", "Requests queued.");
        meter.CreateObservableGauge(
            "summarizer.tokens.waiting", () => Load(s => s.WaitingTokens), "{token}", "Input tokens queued: the work that waits.");
        meter.CreateObservableGauge(
            "summarizer.model.load.duration",
            () => Loaded(m => m.LoadTime.TotalSeconds),
            "s",
            "Reading, checking and warming up the model.");
        meter.CreateObservableGauge("summarizer.model.ready", Ready, null, "1 while the model takes requests, else 0.");
    }

    private IEnumerable<Measurement<long>> Load(Func<EngineStatus, long> value) =>
        _host.Loaded is { } model ? [new(value(model.Engine.Status), new KeyValuePair<string, object?>(Names.Model, model.Name))] : [];

    private IEnumerable<Measurement<double>> Loaded(Func<ServedModel, double> value) =>
        _host.Loaded is { } model ? [new(value(model), Labels(model))] : [];

    // While there is no model yet, its name is not known either.
    private IEnumerable<Measurement<int>> Ready() =>
        _host.Loaded is { } model ? [new(_host.State == ModelState.Ready ? 1 : 0, Labels(model))] : [new(0)];

    private static KeyValuePair<string, object?>[] Labels(ServedModel model) =>
        [new(Names.Model, model.Name), new("provider", model.Engine.ExecutionProvider)];
}
