using Microsoft.ML.OnnxRuntime;

namespace Summarizer.Engine.Sessions;

/// <summary>
/// Reads several tokens of one slot in one run of the decoder graph. The operators take several tokens onto a filled cache only in a batch of one row, so the
/// graph sees that slot alone.
/// </summary>
internal sealed class RowReader : IDisposable
{
    /// <summary>Most tokens of a run.</summary>
    public const int MostTokens = 64;

    private readonly InferenceSession _session;
    private readonly KvCache _cache;
    private readonly DecoderBinding?[] _bindings;
    private readonly RowBuffers _buffers;
    private readonly bool _isBoundByInput;

    /// <summary>Reserves the inputs.</summary>
    /// <param name="session">Decoder graph; the caller keeps owning it and disposes it after this.</param>
    /// <param name="cache">Caches; likewise.</param>
    /// <param name="layout">Shape of the caches.</param>
    /// <param name="vocabulary">Scores per token.</param>
    public RowReader(InferenceSession session, KvCache cache, KvLayout layout, int vocabulary)
    {
        _session = session;
        _cache = cache;
        _bindings = new DecoderBinding?[cache.Slots];
        _buffers = new RowBuffers(MostTokens, vocabulary);
        _isBoundByInput = layout.HasInt8Cross;
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
            Run(slot, part, position + start, inputLength, logits, options);
        }

        return _buffers.LogitsOf(tokens.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var binding in _bindings)
        {
            binding?.Dispose();
        }

        _buffers.Dispose();
    }

    private void Run(int slot, ReadOnlySpan<int> tokens, int position, int inputLength, OrtValue logits, RunOptions options)
    {
        _buffers.Set(tokens, position + tokens.Length, inputLength);
        using var ids = _buffers.Ids(tokens.Length);
        using var length = _buffers.Length();
        using var input = _buffers.InputLength();
        var binding = _bindings[slot] ??= new DecoderBinding(_session, _cache, slot, rows: 1);
        binding.Bind(ids, length, input, logits);
        binding.Run(_session, options);
    }
}
