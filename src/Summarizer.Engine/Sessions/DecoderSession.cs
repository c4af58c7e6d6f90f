using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>Runs single-token steps of the decoder graph over the first slots of the KV cache.</summary>
internal sealed class DecoderSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly KvCache _cache;
    private readonly int _layers;
    private readonly StepBuffers _step;
    private readonly DecoderBinding?[] _bindings;
    private readonly RunOptions _options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };

    /// <summary>Loads the graph.</summary>
    /// <param name="bundle">Bundle.</param>
    /// <param name="layout">Shape of the caches.</param>
    /// <param name="cache">Caches; the caller keeps owning them and disposes them after this.</param>
    /// <param name="threads">Threads of a run.</param>
    /// <exception cref="BundleException">The graph cannot be loaded or has other inputs and outputs than the manifest says.</exception>
    public DecoderSession(Bundle bundle, KvLayout layout, KvCache cache, int threads)
    {
        _cache = cache;
        _layers = layout.Layers;
        _session = GraphLoader.Load(bundle, Bundle.DecoderGraph, threads);
        _bindings = new DecoderBinding?[cache.Slots];
        _step = new StepBuffers(cache.Slots, bundle.Manifest.Limits.Vocabulary);
        try
        {
            GraphCheck.Decoder(_session, bundle, layout);
        }
        catch (BundleException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Sets what one row reads next.</summary>
    /// <param name="row">Slot.</param>
    /// <param name="token">Token to read.</param>
    /// <param name="length">Decoder tokens including this one.</param>
    /// <param name="inputLength">Input tokens.</param>
    public void SetRow(int row, int token, int length, int inputLength) => _step.Set(row, token, length, inputLength);

    /// <summary>Runs a step of the first rows: appends to their self-attention caches and scores every token.</summary>
    /// <exception cref="OnnxRuntimeException">The run failed.</exception>
    public void Run(int rows)
    {
        var binding = _bindings[rows - 1] ??= new DecoderBinding(_session, _step, _cache, _layers, rows);
        binding.Run(_session, _options);
    }

    /// <summary>Scores of one row after <see cref="Run"/>, [vocabulary]; the caller may change them.</summary>
    public Span<float> Logits(int row) => _step.LogitsOf(row);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var binding in _bindings)
        {
            binding?.Dispose();
        }

        _session.Dispose();
        _step.Dispose();
        _options.Dispose();
    }
}
