using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Summarizer.Export.Checkpoints;

/// <summary>One memory-mapped safetensors file. Owns the mapping; reading is safe from several threads.</summary>
internal sealed class SafetensorsFile : IDisposable
{
    private const int ChunkElements = 1 << 15;

    private readonly MemoryMappedFile _mapping;

    private SafetensorsFile(MemoryMappedFile mapping, IReadOnlyDictionary<string, TensorInfo> tensors)
    {
        _mapping = mapping;
        Tensors = tensors;
    }

    /// <summary>Tensors of this file by the name on disk.</summary>
    public IReadOnlyDictionary<string, TensorInfo> Tensors { get; }

    /// <summary>Maps the file and checks its table.</summary>
    /// <exception cref="ExportException">The file cannot be read or is not a valid safetensors file.</exception>
    public static SafetensorsFile Open(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            try
            {
                var tensors = SafetensorsHeader.Read(stream, file);
                return new SafetensorsFile(
                    MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false), tensors);
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{file} cannot be read: {error.Message} Check that it exists and may be read.", error);
        }
    }

    /// <summary>Reads a range of elements as float32.</summary>
    /// <param name="tensor">A tensor of this file with a weight type.</param>
    /// <param name="first">Index of the first element, row-major.</param>
    /// <param name="destination">Filled; its length is the number of elements.</param>
    public void Read(TensorInfo tensor, long first, Span<float> destination)
    {
        if (destination.IsEmpty)
        {
            return;
        }

        var width = tensor.Type.Bytes();

        // A view per read: pages leave the process when it closes, so a large checkpoint does not pile up in resident memory.
        using var view = _mapping.CreateViewAccessor(tensor.Offset + (first * width), (long)destination.Length * width, MemoryMappedFileAccess.Read);
        using var handle = view.SafeMemoryMappedViewHandle;
        var start = (ulong)view.PointerOffset;
        if (tensor.Type == TensorType.Float32)
        {
            handle.ReadSpan(start, destination);
            return;
        }

        var chunk = ArrayPool<ushort>.Shared.Rent(Math.Min(ChunkElements, destination.Length));
        try
        {
            for (var done = 0; done < destination.Length;)
            {
                var raw = chunk.AsSpan(0, Math.Min(chunk.Length, destination.Length - done));
                handle.ReadSpan(start + ((ulong)done * sizeof(ushort)), raw);
                Widen(tensor.Type, raw, destination[done..]);
                done += raw.Length;
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(chunk);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _mapping.Dispose();

    private static void Widen(TensorType type, ReadOnlySpan<ushort> raw, Span<float> destination)
    {
        if (type == TensorType.Float16)
        {
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<ushort, Half>(raw), destination);
            return;
        }

        // bfloat16 is the upper half of a float32.
        var bits = MemoryMarshal.Cast<float, uint>(destination);
        var i = 0;
        for (; i <= raw.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(raw[i..]), out var low, out var high);
            Vector.ShiftLeft(low, 16).CopyTo(bits[i..]);
            Vector.ShiftLeft(high, 16).CopyTo(bits[(i + Vector<uint>.Count)..]);
        }

        for (; i < raw.Length; i++)
        {
            bits[i] = (uint)raw[i] << 16;
        }
    }
}
