using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>Runs the decoder graph: single-token steps over the first slots of the KV cache, or several tokens of one slot.</summary>
internal sealed class DecoderSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly KvCache _cache;
    private readonly RunRules _rules;
    private readonly StepBuffers _step;
    private readonly MultiTokenDecoder _rows;
    private readonly DecoderBinding?[] _bindings;
    private readonly RunOptions _options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };

    /// <summary>Loads the graph.</summary>
    /// <param name="bundle">Bundle.</param>
    /// <param name="layout">Shape of the caches.</param>
    /// <param name="cache">Caches; the caller keeps owning them and disposes them after this.</param>
    /// <param name="maxChunkTokens">Most input tokens that a decoder-only model reads in a run.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="rules">What holds for every run; the caller's.</param>
    /// <exception cref="BundleException">The graph cannot be loaded or has other inputs and outputs than the manifest says.</exception>
    public DecoderSession(Bundle bundle, KvLayout layout, KvCache cache, int maxChunkTokens, Device device, RunRules rules)
    {
        _cache = cache;
        _rules = rules;
        _session = GraphLoader.Load(bundle, Bundle.DecoderGraph, device);
        _bindings = new DecoderBinding?[cache.Slots];
        _step = new StepBuffers(cache.Slots, bundle.Manifest.Limits.Vocabulary);
        _rows = new MultiTokenDecoder(_session, cache, layout, maxChunkTokens, bundle.Manifest.Limits.Vocabulary);
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
        var binding = _bindings[rows - 1] ??= Bind(rows);
        using (_rules.Begin(GraphKind.Decoder, _options))
        {
            binding.Run(_session, _options);
        }

        _rules.AfterStep(this, rows);
    }

    /// <summary>
    /// Runs several given tokens of one slot at once and scores what may follow each: a text that is there already, or a guess. The other
    /// slots do not notice. Reading again from an earlier position takes the later tokens back.
    /// </summary>
    /// <param name="slot">Slot, whose cache holds at least <paramref name="position"/> tokens.</param>
    /// <param name="tokens">Tokens to read, 1 to <see cref="MultiTokenDecoder.MostTokens"/>.</param>
    /// <param name="position">Position of the first of them: the start token has 0. All must lie within the cache.</param>
    /// <param name="inputLength">Input tokens.</param>
    /// <returns>Scores [tokens, vocabulary]; valid until the next call, and the caller may change them.</returns>
    /// <exception cref="OnnxRuntimeException">The run failed.</exception>
    public Span<float> ReadRow(int slot, ReadOnlySpan<int> tokens, int position, int inputLength)
    {
        using var run = _rules.Begin(GraphKind.Decoder, _options);
        return _rows.Read(slot, tokens, position, inputLength, _options);
    }

    /// <summary>
    /// Scores of what may follow one of the tokens of the last <see cref="ReadRow"/>, [vocabulary]; the caller may change them.
    /// </summary>
    public Span<float> LogitsRead(int token) => _rows.LogitsOf(token);

    /// <summary>
    /// Reads a part of the input of one slot in a decoder-only model; what may follow its last token becomes the <see cref="Logits"/> of
    /// the slot.
    /// </summary>
    /// <param name="slot">Slot, whose cache holds exactly <paramref name="position"/> tokens.</param>
    /// <param name="tokens">Tokens to read, 1 to the longest chunk.</param>
    /// <param name="position">Position of the first of them.</param>
    /// <exception cref="OnnxRuntimeException">The run failed.</exception>
    public void Prefill(int slot, ReadOnlySpan<int> tokens, int position)
    {
        using var logits = _step.LogitsTensorOf(slot);
        using var run = _rules.Begin(GraphKind.Prefill, _options);
        _rows.ReadSilently(slot, tokens, position, logits, _options);
    }

    /// <summary>Gives the scores of one slot to another too.</summary>
    public void CopyLogits(int source, int target) => Logits(source).CopyTo(Logits(target));

    /// <summary>Scores of one row after <see cref="Run"/>, [vocabulary]; the caller may change them.</summary>
    public Span<float> Logits(int row) => _step.LogitsOf(row);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var binding in _bindings)
        {
            binding?.Dispose();
        }

        _rows.Dispose();
        _session.Dispose();
        _step.Dispose();
        _options.Dispose();
    }

    private DecoderBinding Bind(int rows)
    {
        using var ids = _step.Ids(rows);
        using var lengths = _step.Lengths(rows);
        using var inputLengths = _step.InputLengths(rows);
        using var logits = _step.Logits(rows);
        var binding = new DecoderBinding(_session, _cache, first: 0, rows);
        binding.Bind(ids, lengths, inputLengths, logits);
        return binding;
    }
}
