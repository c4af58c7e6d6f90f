using System.Buffers;

namespace Summarizer.Tokenization.Normalization;

/// <summary>A text as segmentation sees it, with the way back to the original. Rents its buffers: dispose it.</summary>
internal sealed class NormalizedText(int capacity) : IDisposable
{
    private char[] _text = ArrayPool<char>.Shared.Rent(capacity);
    private int[] _origins = ArrayPool<int>.Shared.Rent(capacity + 1);

    public ReadOnlySpan<char> Text => _text.AsSpan(0, Length);

    public int Length { get; private set; }

    /// <summary>
    /// Index in the original of the unit that a normalized unit comes from; at <see cref="Length"/>, where the original ends.
    /// </summary>
    public int Origin(int index) => _origins[index];

    public void Append(char unit, int origin)
    {
        if (Length + 1 >= _origins.Length || Length == _text.Length)
        {
            Grow(ref _text);
            Grow(ref _origins);
        }

        _text[Length] = unit;
        _origins[Length++] = origin;
    }

    /// <summary>Says where the original ends.</summary>
    public void End(int origin) => _origins[Length] = origin;

    /// <summary>Takes back the last unit and returns its origin.</summary>
    public int RemoveLast() => _origins[--Length];

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_text);
        ArrayPool<int>.Shared.Return(_origins);
        _text = [];
        _origins = [];
        Length = 0;
    }

    private static void Grow<T>(ref T[] buffer)
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger, 0);
        ArrayPool<T>.Shared.Return(buffer);
        buffer = larger;
    }
}
