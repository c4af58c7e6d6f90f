using Microsoft.ML.OnnxRuntime;

namespace Summarizer.Engine.Sessions;

/// <summary>
/// Reads several tokens of one slot in one run of the decoder graph. The operators take several tokens onto a filled cache only in a batch
/// of one row, so the graph sees that slot alone.
/// </summary>
internal sealed class MultiTokenDecoder : IDisposable
{
    /// <summary>Most tokens that are all scored at once: each takes a row of the vocabulary's size.</summary>
    public const int MostTokens = 64;

    private const int All = 0;
    private readonly InferenceSession _session;
    private readonly KvCache _cache;
    private readonly DecoderBinding?[] _bindings;
    private readonly RowBuffers _buffers;
    private readonly bool _isBoundByInput;
    private readonly bool _isDecoderOnly;

    /// <summary>Reserves the inputs.</summary>
    /// <param name="session">Decoder graph; the caller keeps owning it and disposes it after this.</param>
    /// <param name="cache">Caches; likewise.</param>
    /// <param name="layout">Shape of the caches.</param>
    /// <param name="maxChunkTokens">Most tokens that are read without scoring all of them.</param>
    /// <param name="vocabulary">Scores per token.</param>
    public MultiTokenDecoder(InferenceSession session, KvCache cache, KvLayout layout, int maxChunkTokens, int vocabulary)
    {
        _session = session;
        _cache = cache;
        _bindings = new DecoderBinding?[cache.Slots];
        _buffers = new RowBuffers(Math.Max(MostTokens, maxChunkTokens), MostTokens, vocabulary);
        _isBoundByInput = layout.HasInt8Cross;
        _isDecoderOnly = layout.Cross is null;
    }

    /// <summary>Reads tokens and scores what may follow each of them.</summary>
    /// <returns>Scores [tokens, vocabulary]; valid until the next call, and the caller may change them.</returns>
    /// <inheritdoc cref="DecoderSession.ReadRow"/>
    public Span<float> Read(int slot, ReadOnlySpan<int> tokens, int position, int inputLength, RunOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfZero(tokens.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tokens.Length, MostTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(position);

        // The operator over an 8-bit cross-attention cache takes no more tokens at once than the row has input tokens.
        var most = _isBoundByInput ? inputLength : MostTokens;
        for (var start = 0; start < tokens.Length; start += most)
        {
            var part = tokens[start..Math.Min(start + most, tokens.Length)];
            using var logits = _buffers.Logits(start, part.Length);
            Run(slot, part, position + start, inputLength, All, logits, options);
        }

        return _buffers.LogitsOf(tokens.Length);
    }

    /// <summary>Scores of what may follow one of the tokens last read, [vocabulary].</summary>
    public Span<float> LogitsOf(int token) => _buffers.LogitsAt(token);

    /// <summary>Reads tokens of a decoder-only model and scores only what may follow the last of them.</summary>
    /// <param name="slot">Slot.</param>
    /// <param name="tokens">Tokens to read, 1 to the longest chunk.</param>
    /// <param name="position">Position of the first of them.</param>
    /// <param name="logits">Receives the scores, [1, 1, vocabulary].</param>
    /// <param name="options">Of the run.</param>
    public void ReadSilently(int slot, ReadOnlySpan<int> tokens, int position, OrtValue logits, RunOptions options) =>
        Run(slot, tokens, position, inputLength: 0, kept: 1, logits, options);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var binding in _bindings)
        {
            binding?.Dispose();
        }

        _buffers.Dispose();
    }

    private void Run(int slot, ReadOnlySpan<int> tokens, int position, int inputLength, int kept, OrtValue logits, RunOptions options)
    {
        _buffers.Set(tokens, position + tokens.Length, inputLength, kept);
        using var ids = _buffers.Ids(tokens.Length);
        using var length = _buffers.Length();
        using var input = _buffers.InputLength();
        var binding = _bindings[slot] ??= new DecoderBinding(_session, _cache, slot, rows: 1);
        binding.Bind(ids, length, input, logits);
        if (_isDecoderOnly)
        {
            using var scored = _buffers.Kept();
            binding.BindKept(scored);
        }

        binding.Run(_session, options);
    }
}
