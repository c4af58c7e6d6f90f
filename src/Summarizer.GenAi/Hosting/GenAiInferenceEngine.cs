using System.ComponentModel.DataAnnotations;
using Summarizer.Bundles;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Scheduling;
using Summarizer.Engine.Sessions;
using Summarizer.GenAi.Generating;
using Summarizer.GenAi.Models;
using Summarizer.GenAi.Scheduling;
using Summarizer.Tokenization;

namespace Summarizer.GenAi.Hosting;

/// <summary>
/// The engine over the generator of ONNX Runtime GenAI. The encoder of an encoder-decoder runs in ONNX Runtime itself, and its cross-attention keys and values become inputs of the generator.
/// Requests that wait together and ask for the same search form a static batch; the next batch begins when the last row of this one has ended.
/// </summary>
public sealed class GenAiInferenceEngine : InferenceEngine
{
    // What the generator takes.
    private const int MostRows = 32;

    private readonly GenAiModel _model;
    private readonly EncoderSession? _encoder;
    private readonly RunRules _runs;
    private readonly GenerationRequestValidator _rules;
    private readonly AdmissionGate _gate;
    private readonly StaticBatchLoop _loop;
    private readonly Heartbeat _heartbeat;
    private readonly TimeProvider _time;
    private readonly Lazy<Task> _disposal;

    private GenAiInferenceEngine(Bundle bundle, EngineOptions options, TimeProvider time, RunFaults? faults)
    {
        _time = time;
        Model = bundle.Manifest;
        Tokenizer = BundleTokenizer.Load(bundle);
        MaxInputTokens = options.MaxInputTokens == 0 ? Model.Limits.MaxInputTokens : Math.Min(options.MaxInputTokens, Model.Limits.MaxInputTokens);
        var layout = new KvLayout(Model, MaxInputTokens);
        MaxBatchSize = Math.Min(layout.SlotsWithin(options.MaxBatchSize, options.KvCacheMiB), MostRows);
        var device = Engine.Sessions.Device.Cpu(options.Threads == 0 ? Environment.ProcessorCount : options.Threads);
        _runs = new RunRules(options, time, faults);
        _model = new GenAiModel(bundle, device.Threads);
        try
        {
            _encoder = layout.Cross is null ? null : new EncoderSession(bundle, layout, MaxInputTokens, device, _runs);
        }
        catch
        {
            _model.Dispose();
            _runs.Dispose();
            throw;
        }

        _rules = new GenerationRequestValidator(Model, MaxInputTokens, MaxBatchSize);
        _gate = new AdmissionGate(options, MaxBatchSize, new QueueDelayEstimator(time));
        _heartbeat = new Heartbeat(time);
        _disposal = new Lazy<Task>(CloseAsync);
        var generators = new GeneratorFactory(_model, layout, options, time, faults);
        _loop = new StaticBatchLoop(
            new WaitingRoom(_gate, MaxBatchSize, options.MaxQueueTime), new BatchRunner(generators, _encoder, _runs, _gate), _heartbeat, time);
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
    public override EngineRuntime Runtime => EngineRuntime.GenAi;

    /// <inheritdoc/>
    public override string RuntimeVersion => GenAiModel.Version;

    /// <inheritdoc/>
    public override EngineStatus Status
    {
        get
        {
            var (running, waiting, tokens) = _gate.Load;
            return new EngineStatus(running, waiting, tokens, _heartbeat.LastStep);
        }
    }

    /// <inheritdoc cref="InferenceEngine.Load"/>
    /// <exception cref="BundleException">Also: the options ask for a GPU, which this build's GenAI does not have.</exception>
    public static new InferenceEngine Load(string bundleFolder, EngineOptions options, TimeProvider timeProvider) => Load(bundleFolder, options, timeProvider, faults: null);

    /// <summary>The same, with faults that its runs suffer.</summary>
    internal static InferenceEngine Load(string bundleFolder, EngineOptions options, TimeProvider timeProvider, RunFaults? faults)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        if (options.ExecutionProvider == ExecutionProviderChoice.Cuda)
        {
            throw new BundleException("The runtime genai runs on the processor only in this build: its CUDA package cannot be restored. Use the runtime ort for a GPU, or the execution provider Cpu.");
        }

        return EngineLoader.Proven(new GenAiInferenceEngine(Bundle.Open(bundleFolder), options, timeProvider, faults), bundleFolder);
    }

    /// <inheritdoc/>
    public override Generation Submit(GenerationRequest request, CancellationToken cancellationToken)
    {
        _rules.Check(request);
        GenAiRules.Check(request, _model);
        var generation = new Sequence(request, new GeneratedOutput(request, Model), Tokenizer, new GenerationClock(_time), cancellationToken);
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

    private async Task CloseAsync()
    {
        _gate.Close();
        await _loop.CloseAsync().ConfigureAwait(false);
        _encoder?.Dispose();
        _model.Dispose();
        _runs.Dispose();
    }
}
