using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Summarizer.Engine.Sessions;

/// <summary>
/// The keys or the values of one layer for all slots, [slots, heads, capacity, width], and the few copies that are ever made of them.
/// </summary>
internal sealed class CacheBuffer : IDisposable
{
    private readonly NativeBuffer _memory;
    private readonly TensorElementType _type;
    private readonly CacheShape _shape;
    private readonly int _positionBytes;
    private readonly long _headBytes;
    private readonly long _slotBytes;

    /// <summary>Reserves the memory, zeroed.</summary>
    /// <param name="type">Element type.</param>
    /// <param name="shape">Shape of one slot.</param>
    /// <param name="slots">Number of slots.</param>
    public CacheBuffer(TensorElementType type, CacheShape shape, int slots)
    {
        _type = type;
        _shape = shape;
        _positionBytes = shape.Width * TensorTypes.SizeOf(type);
        _headBytes = (long)shape.Capacity * _positionBytes;
        _slotBytes = shape.Bytes(type);
        _memory = new NativeBuffer(slots * _slotBytes);
    }

    /// <summary>The first slots as a tensor [slots, heads, capacity, width]; the caller disposes it.</summary>
    public OrtValue View(int slots) => View(0, slots);

    /// <summary>Neighbouring slots as a tensor [slots, heads, capacity, width]; the caller disposes it.</summary>
    /// <param name="first">First of them.</param>
    /// <param name="slots">How many.</param>
    public OrtValue View(int first, int slots) => _memory.TensorAt(first * _slotBytes, _type, slots, _shape.Heads, _shape.Capacity, _shape.Width);

    /// <summary>
    /// Copies the positions from <paramref name="start"/> up to <paramref name="end"/> of one slot over those of another.
    /// </summary>
    public void Copy(int source, int target, int start, int end)
    {
        for (var head = 0; head < _shape.Heads; head++)
        {
            Positions(source, head, start, end).CopyTo(Positions(target, head, start, end));
        }
    }

    /// <summary>Fills the first positions of a slot from a row of a batch.</summary>
    /// <param name="slot">Slot to fill.</param>
    /// <param name="row">[heads, rowPositions, width], of this element type.</param>
    /// <param name="rowPositions">Positions of the row, padding included.</param>
    /// <param name="positions">Positions to copy.</param>
    public void Fill(int slot, ReadOnlySpan<byte> row, int rowPositions, int positions)
    {
        for (var head = 0; head < _shape.Heads; head++)
        {
            row.Slice(head * rowPositions * _positionBytes, positions * _positionBytes).CopyTo(Positions(slot, head, 0, positions));
        }
    }

    /// <summary>Zeroes a slot. Attention multiplies masked positions by zero, which does not remove a NaN.</summary>
    public void Clear(int slot)
    {
        for (var head = 0; head < _shape.Heads; head++)
        {
            Positions(slot, head, 0, _shape.Capacity).Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private Span<byte> Positions(int slot, int head, int start, int end) =>
        _memory.Span<byte>((slot * _slotBytes) + (head * _headBytes) + ((long)start * _positionBytes), (end - start) * _positionBytes);
}
