namespace Summarizer.Engine.Sessions;

/// <summary>
/// All key/value memory of the decoder, reserved once: per layer the self-attention keys and values [slots, heads, L, width] that the
/// decoder appends to in place and, if there is an encoder, the cross-attention keys and values [slots, heads, C, width] that it makes once
/// per input. A slot holds one sequence.
/// </summary>
internal sealed class KvCache : IDisposable
{
    // Key of layer 0, value of layer 0, key of layer 1, ...
    private readonly CacheBuffer[] _self;
    private readonly CacheBuffer[] _cross;

    /// <summary>Reserves the memory.</summary>
    /// <param name="layout">What one slot holds.</param>
    /// <param name="slots">Number of slots.</param>
    /// <exception cref="OutOfMemoryException">There is not that much.</exception>
    public KvCache(KvLayout layout, int slots)
    {
        Slots = slots;
        _self = new CacheBuffer[2 * layout.Layers];
        _cross = layout.Cross is null ? [] : new CacheBuffer[2 * layout.Layers];
        try
        {
            for (var i = 0; i < 2 * layout.Layers; i++)
            {
                _self[i] = new CacheBuffer(layout.SelfType, layout.Self, slots);
                if (layout.Cross is { } cross)
                {
                    _cross[i] = new CacheBuffer(layout.CrossType, cross, slots);
                }
            }
        }
        catch (OutOfMemoryException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Sequences that fit.</summary>
    public int Slots { get; }

    /// <summary>Decoder layers.</summary>
    public int Layers => _self.Length / 2;

    /// <summary>Whether there is cross-attention; false in a decoder-only model.</summary>
    public bool HasCross => _cross.Length > 0;

    /// <summary>Self-attention keys of a layer.</summary>
    public CacheBuffer SelfKey(int layer) => _self[2 * layer];

    /// <summary>Self-attention values of a layer.</summary>
    public CacheBuffer SelfValue(int layer) => _self[(2 * layer) + 1];

    /// <summary>Cross-attention keys of a layer.</summary>
    public CacheBuffer CrossKey(int layer) => _cross[2 * layer];

    /// <summary>Cross-attention values of a layer.</summary>
    public CacheBuffer CrossValue(int layer) => _cross[(2 * layer) + 1];

    /// <summary>Takes the cross-attention keys and values of one input over from an encoder pass.</summary>
    public void FillCross(int slot, EncoderOutput output, int row)
    {
        for (var i = 0; i < _cross.Length; i++)
        {
            _cross[i].Fill(slot, output.Row(i, row), output.PaddedLength, output.Length(row));
        }
    }

    /// <summary>Moves a sequence to another slot.</summary>
    /// <param name="source">Its slot.</param>
    /// <param name="target">A free slot.</param>
    /// <param name="selfLength">Decoder tokens in the cache.</param>
    /// <param name="crossLength">Input tokens.</param>
    public void Move(int source, int target, int selfLength, int crossLength)
    {
        CopySelf(source, target, 0, selfLength);
        foreach (var buffer in _cross)
        {
            buffer.Copy(source, target, 0, crossLength);
        }
    }

    /// <summary>Copies the self-attention keys and values of some positions of one slot over another's.</summary>
    public void CopySelf(int source, int target, int start, int end)
    {
        foreach (var buffer in _self)
        {
            buffer.Copy(source, target, start, end);
        }
    }

    /// <summary>Zeroes a slot, whatever it held.</summary>
    public void Clear(int slot)
    {
        foreach (var buffer in _self.Concat(_cross))
        {
            buffer.Clear(slot);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in _self.Concat(_cross))
        {
            buffer?.Dispose();
        }
    }
}
