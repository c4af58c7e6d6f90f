namespace Summarizer.OnnxRuntime.KnownAnswers;

/// <summary>The operators with integer arithmetic that exported graphs consist of, with the attributes that they have there.</summary>
internal static class QuantizedOperators
{
    // The exporter's largest and smallest blocks; each has kernels of its own.
    private static readonly int[] BlockSizes = [128, 32];

    /// <summary>One model of all of them, and the weights behind every output.</summary>
    public static (byte[] Model, IReadOnlyDictionary<string, ExtremeWeights> Weights) Create()
    {
        var model = new OperatorModel(ExtremeWeights.Inputs);
        var weights = new Dictionary<string, ExtremeWeights>
        {
            ["DynamicQuantizeMatMul"] = AddDynamic(model, "DynamicQuantizeMatMul"),
        };
        foreach (var size in BlockSizes)
        {
            foreach (var bits in (int[])[8, 4])
            {
                var name = $"MatMulNBits of {bits} bits in blocks of {size}";
                weights.Add(name, AddBlocks(model, name, bits, size));
            }
        }

        return (model.ToBytes(), weights);
    }

    private static ExtremeWeights AddDynamic(OperatorModel model, string name)
    {
        var weights = new ExtremeWeights(-127, 127);
        var levels = new sbyte[ExtremeWeights.Inputs * ExtremeWeights.Outputs];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = (sbyte)weights[i % ExtremeWeights.Outputs, i / ExtremeWeights.Outputs];
        }

        var scales = new float[ExtremeWeights.Outputs];
        Array.Fill(scales, 1);
        model.Node(
            "DynamicQuantizeMatMul",
            name,
            [model.Constant(levels, ExtremeWeights.Inputs, ExtremeWeights.Outputs), model.Constant(scales, ExtremeWeights.Outputs)]);
        return weights;
    }

    private static ExtremeWeights AddBlocks(OperatorModel model, string name, int bits, int size)
    {
        var zero = 1 << (bits - 1);
        var weights = new ExtremeWeights(bits == 8 ? 1 - zero : -zero, zero - 1);
        var perByte = 8 / bits;
        var packed = new byte[ExtremeWeights.Inputs * ExtremeWeights.Outputs / perByte];
        for (var i = 0; i < packed.Length * perByte; i++)
        {
            var level = weights[i / ExtremeWeights.Inputs, i % ExtremeWeights.Inputs] + zero;
            packed[i / perByte] |= (byte)(level << (i % perByte * bits));
        }

        var blocks = ExtremeWeights.Inputs / size;
        var scales = new float[ExtremeWeights.Outputs * blocks];
        Array.Fill(scales, 1);
        model.Node(
            "MatMulNBits",
            name,
            [model.Constant(packed, ExtremeWeights.Outputs, blocks, size / perByte), model.Constant(scales, scales.Length)],
            ("K", ExtremeWeights.Inputs),
            ("N", ExtremeWeights.Outputs),
            ("bits", bits),
            ("block_size", size),
            ("accuracy_level", 4));
        return weights;
    }
}
