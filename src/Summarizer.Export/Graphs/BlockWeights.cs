using System.Runtime.InteropServices;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using Summarizer.Export.Quantization;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>
/// 8-bit or 4-bit weights with one scale per block of inputs: for the few rows of a decoding step, where reading the weights decides. A tied output layer
/// and its embedding table are the same bytes.
/// </summary>
internal sealed class BlockWeights(int bits, WeightProgress progress) : TableFormat(progress)
{
    // Blocks of 128 are the fastest; 32 is the smallest that has a fast kernel.
    private const int LargestBlock = 128;
    private const int SmallestBlock = 32;

    // int8 arithmetic; the default computes in float32, hundreds of times slower for 8 bits.
    private const int AccuracyLevel = 4;

    public override Value Linear(GraphBuilder graph, Value x, WeightMatrix weight)
    {
        var layout = Layout(weight.Columns);
        var blocks = layout.Blocks(weight.Columns);
        var (packed, scales) = Store(graph, weight, layout, layout.MatMulRowBytes(weight.Columns), QuantizedWriter.WriteMatMulNBits);
        return graph.Node(
            GraphBuilder.Microsoft + "MatMulNBits",
            [x, graph.Reshaped(packed, weight.Rows, blocks, layout.BlockBytes), graph.Reshaped(scales, (long)weight.Rows * blocks)],
            Attr.Int("K", weight.Columns),
            Attr.Int("N", weight.Rows),
            Attr.Int("bits", bits),
            Attr.Int("block_size", layout.BlockSize),
            Attr.Int("accuracy_level", AccuracyLevel));
    }

    public override Value Embed(GraphBuilder graph, Value ids, WeightMatrix table)
    {
        var layout = Layout(table.Columns);
        var (packed, scales) = Store(graph, table, layout, layout.GatherRowBytes(table.Columns), QuantizedWriter.WriteEmbedding);
        return graph.Node(
            GraphBuilder.Microsoft + "GatherBlockQuantized",
            [packed, ids, scales],
            Attr.Int("gather_axis", 0),
            Attr.Int("quantize_axis", 1),
            Attr.Int("bits", bits),
            Attr.Int("block_size", layout.BlockSize));
    }

    // The largest block that fills rows evenly, else a small one whose last block is padded.
    private BlockLayout Layout(int columns)
    {
        var size = LargestBlock;
        while (size > SmallestBlock && columns % size != 0)
        {
            size /= 2;
        }

        return new BlockLayout(bits, size);
    }

    // The width of a row is in the name: a table and an output layer share their bytes unless padding makes them differ.
    private (Value Packed, Value Scales) Store(
        GraphBuilder graph, WeightMatrix weight, BlockLayout layout, int rowBytes, Func<WeightMatrix, BlockLayout, Stream, float[]> write)
    {
        float[] scales = [];
        var name = $"{weight.Name} {bits} bit x{rowBytes}";
        var packed = graph.Weight(name, DataType.Uint8, [weight.Rows, rowBytes], stream =>
        {
            scales = write(weight, layout, stream);
            Progress.Advance((long)weight.Rows * weight.Columns);
        });
        var scale = graph.Weight(
            name + " scale", DataType.Float, [weight.Rows, layout.Blocks(weight.Columns)], stream => stream.Write(MemoryMarshal.AsBytes<float>(scales)));
        return (packed, scale);
    }
}
