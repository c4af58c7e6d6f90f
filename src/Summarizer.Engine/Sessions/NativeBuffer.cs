using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Summarizer.Engine.Sessions;

/// <summary>
/// Zeroed memory outside the managed heap, aligned for vector loads. Views of it (spans, tensors) must not be used after it is disposed.
/// </summary>
internal sealed class NativeBuffer : SafeHandle
{
    private const int Alignment = 64;
    private static long _liveBytes;

    /// <summary>Reserves memory.</summary>
    /// <param name="bytes">Size.</param>
    /// <exception cref="OutOfMemoryException">There is not that much.</exception>
    public NativeBuffer(long bytes)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        Size = bytes;
        unsafe
        {
            var memory = NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
            NativeMemory.Clear(memory, (nuint)bytes);
            SetHandle((IntPtr)memory);
        }

        Interlocked.Add(ref _liveBytes, bytes);
    }

    /// <summary>Bytes of all buffers of the process that are not freed: a leak shows here.</summary>
    public static long LiveBytes => Interlocked.Read(ref _liveBytes);

    /// <summary>Size in bytes.</summary>
    public long Size { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>A part of the memory.</summary>
    /// <param name="offset">First byte; a multiple of the element size.</param>
    /// <param name="count">Number of elements.</param>
    public Span<T> Span<T>(long offset, int count)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        unsafe
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + ((long)count * sizeof(T)), Size);
            return new Span<T>((byte*)handle + offset, count);
        }
    }

    /// <summary>The beginning of the memory as a tensor; the caller disposes it, the memory stays.</summary>
    /// <param name="type">Element type.</param>
    /// <param name="shape">Shape; may cover less than the memory.</param>
    public OrtValue Tensor(TensorElementType type, params long[] shape) => TensorAt(0, type, shape);

    /// <summary>A part of the memory as a tensor; the caller disposes it, the memory stays.</summary>
    /// <param name="offset">First byte; a multiple of the element size.</param>
    /// <param name="type">Element type.</param>
    /// <param name="shape">Shape; may cover less than the rest of the memory.</param>
    public OrtValue TensorAt(long offset, TensorElementType type, params long[] shape)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var bytes = shape.Aggregate((long)TensorTypes.SizeOf(type), (size, dimension) => size * dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + bytes, Size);
        return OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, type, shape, handle + (nint)offset, bytes);
    }

    /// <inheritdoc/>
    protected override unsafe bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        Interlocked.Add(ref _liveBytes, -Size);
        return true;
    }
}
