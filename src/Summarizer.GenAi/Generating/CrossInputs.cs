using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.ML.OnnxRuntimeGenAI;
using Summarizer.Bundles;
using Summarizer.Engine.Sessions;
using Tensor = Microsoft.ML.OnnxRuntimeGenAI.Tensor;

namespace Summarizer.GenAi.Generating;

/// <summary>
/// The cross-attention keys and values of a batch, as the generator reads them at every step: GenAI keeps the address and copies nothing, so this must outlive the generator.
/// One row without beams is read where the encoder left it. Several rows are padded to the longest and repeated per beam, [rows x beams, heads, longest, width] each.
/// </summary>
internal sealed class CrossInputs : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly List<(string Name, Tensor Tensor)> _inputs = [];

    /// <summary>Takes ownership of the outputs.</summary>
    /// <param name="outputs">One output of the encoder per row, each of one input.</param>
    /// <param name="beams">Beams of each row.</param>
    /// <param name="layout">Shape and type of the caches.</param>
    public CrossInputs(IReadOnlyList<EncoderOutput> outputs, int beams, KvLayout layout)
    {
        var rows = outputs.Count * beams;
        var longest = outputs.Max(output => output.PaddedLength);
        Add(GraphNames.EncoderAttentionMask, Mask(outputs, beams, longest), [rows, longest], ElementType.int64);
        var (heads, width) = (layout.Self.Heads, layout.Self.Width);
        for (var index = 0; index < 2 * layout.Layers; index++)
        {
            var name = index % 2 == 0 ? GraphNames.CrossKey(index / 2) : GraphNames.CrossValue(index / 2);
            var data = rows == 1 ? Address(outputs[0].Row(index, 0)) : Gather(outputs, index, beams, heads, longest);
            Add(name, data, [rows, heads, longest, width], TypeOf(layout.CrossType));
        }

        if (rows == 1)
        {
            _owned.Add(outputs[0]);
            return;
        }

        foreach (var output in outputs)
        {
            output.Dispose();
        }
    }

    /// <summary>Sets the inputs of a generator.</summary>
    public void GiveTo(Generator generator)
    {
        foreach (var (name, tensor) in _inputs)
        {
            generator.SetModelInput(name, tensor);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, tensor) in _inputs)
        {
            tensor.Dispose();
        }

        foreach (var owned in _owned)
        {
            owned.Dispose();
        }
    }

    private void Add(string name, IntPtr data, long[] shape, ElementType type) => _inputs.Add((name, new Tensor(data, shape, type)));

    private NativeBuffer Reserve(long bytes)
    {
        var buffer = new NativeBuffer(bytes);
        _owned.Add(buffer);
        return buffer;
    }

    private IntPtr Mask(IReadOnlyList<EncoderOutput> outputs, int beams, int longest)
    {
        var buffer = Reserve((long)outputs.Count * beams * longest * sizeof(long));
        for (var row = 0; row < outputs.Count * beams; row++)
        {
            buffer.Span<long>((long)row * longest * sizeof(long), outputs[row / beams].PaddedLength).Fill(1);
        }

        return buffer.DangerousGetHandle();
    }

    private IntPtr Gather(IReadOnlyList<EncoderOutput> outputs, int index, int beams, int heads, int longest)
    {
        var headBytes = (long)outputs[0].Row(index, 0).Length / heads / outputs[0].PaddedLength * longest;
        var buffer = Reserve(outputs.Count * beams * heads * headBytes);
        for (var row = 0; row < outputs.Count * beams; row++)
        {
            var source = outputs[row / beams].Row(index, 0);
            var size = source.Length / heads;
            for (var head = 0; head < heads; head++)
            {
                source.Slice(head * size, size).CopyTo(buffer.Span<byte>(((row * heads) + head) * headBytes, size));
            }
        }

        return buffer.DangerousGetHandle();
    }

    // The encoder's outputs are native memory: nothing moves them.
    private static unsafe IntPtr Address(ReadOnlySpan<byte> memory) => (IntPtr)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory));

    private static ElementType TypeOf(TensorElementType type) => type switch
    {
        TensorElementType.Float => ElementType.float32,
        TensorElementType.Float16 => ElementType.float16,
        _ => ElementType.int8,
    };
}
