using Summarizer.Bundles;
using Summarizer.Engine.Decoding;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Scheduling;
using Summarizer.Engine.Sessions;
using Summarizer.Engine.Telemetry;
using Summarizer.Tokenization;

namespace Summarizer.Engine.Hosting;

/// <summary>The engine over ONNX Runtime: checks requests on admission and passes them to the loop.</summary>
internal sealed class OnnxInferenceEngine : InferenceEngine
{
    private readonly Device _device;
    private readonly ModelSessions _sessions;
    private readonly AdmissionGate _gate;
    private readonly EngineLoop _loop;
    private readonly SearchFactory _searches;
    private readonly GenerationRequestValidator _rules;
    private readonly Heartbeat _heartbeat;
    private readonly TimeProvider _time;
    private readonly Lazy<Task> _disposal;

    /// <summary>Opens the graphs, reserves the memory and starts the loop.</summary>
    /// <param name="bundle">Checked bundle.</param>
    /// <param name="options">Checked limits.</param>
    /// <param name="time">Clock of the timings.</param>
    /// <param name="faults">Faults that its graph runs suffer; null for none.</param>
    /// <exception cref="BundleException">The bundle cannot be used.</exception>
    public OnnxInferenceEngine(Bundle bundle, EngineOptions options, TimeProvider time, RunFaults? faults)
    {
        _time = time;
        Model = bundle.Manifest;
        Tokenizer = BundleTokenizer.Load(bundle);
        MaxInputTokens = options.MaxInputTokens == 0 ? Model.Limits.MaxInputTokens : Math.Min(options.MaxInputTokens, Model.Limits.MaxInputTokens);
        var layout = new KvLayout(Model, MaxInputTokens);
        var slots = layout.SlotsWithin(options.MaxBatchSize, options.KvCacheMiB);
        MaxBatchSize = slots;
        _device = Sessions.Device.For(options);
        var limits = PassLimits.For(Model, options);
        _sessions = ModelSessions.Open(bundle, layout, slots, limits.MostTokens(MaxInputTokens), _device, new RunRules(options, time, faults));
        _rules = new GenerationRequestValidator(Model, MaxInputTokens, slots);
        _searches = new SearchFactory(Model, new SamplingScratch(Model.Limits.Vocabulary), slots, LooksUp(options.PromptLookup, Model.Precision));
        LookupMeter.Guessed(0, 0);
        _gate = new AdmissionGate(options, slots, new QueueDelayEstimator(time));
        _heartbeat = new Heartbeat(time);
        _disposal = new Lazy<Task>(CloseAsync);

        var batch = new DecodeBatch(_sessions.Cache);
        var exit = new SequenceRetirer(batch, _gate);
        _loop = new EngineLoop(
            new Scheduler(new WaitingQueue(), batch, exit, _gate, limits, options.MaxQueueTime),
            ModelRunner.For(_sessions, batch, limits),
            new TokenChooser(_sessions, batch),
            new Publisher(batch, exit),
            batch,
            _heartbeat);
        _loop.Start();
    }

    /// <inheritdoc/>
    public override BundleManifest Model { get; }

    /// <inheritdoc/>
    public override TextTokenizer? Tokenizer { get; }

    /// <inheritdoc/>
    public override int MaxInputTokens { get; }

    /// <inheritdoc/>
    public override int MaxOutputTokens => Model.Limits.MaxOutputTokens;

    /// <inheritdoc/>
    public override int MaxBatchSize { get; }

    /// <inheritdoc/>
    public override string ExecutionProvider => _device.ExecutionProvider;

    /// <inheritdoc/>
    public override string Device => _device.Name;

    /// <inheritdoc/>
    public override EngineStatus Status
    {
        get
        {
            var (running, waiting, tokens) = _gate.Load;
            return new EngineStatus(running, waiting, tokens, _heartbeat.LastStep);
        }
    }

    /// <inheritdoc/>
    public override Generation Submit(GenerationRequest request, CancellationToken cancellationToken)
    {
        _rules.Check(request);
        var generation = new Sequence(
            request, _searches.Create(request), Tokenizer, new GenerationClock(_time), cancellationToken);
        _gate.Enter(generation);
        if (!_loop.TryAccept(generation))
        {
            _gate.Drop(generation);
            throw AdmissionGate.Draining();
        }

        return generation;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => new(_disposal.Value);

    private static bool LooksUp(PromptLookupChoice choice, Precision precision) =>
        choice == PromptLookupChoice.On || (choice == PromptLookupChoice.Auto && precision == Precision.Fp32);

    private async Task CloseAsync()
    {
        _gate.Close();
        await _loop.CloseAsync().ConfigureAwait(false);
        _sessions.Dispose();
    }
}
