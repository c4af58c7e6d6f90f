namespace Summarizer.OnnxRuntime.KnownAnswers;

/// <summary>Activations of the largest size, [rows, inputs]. Quantized to 8 bits they stay what they are: the range of every batch is 255 whole numbers.</summary>
internal static class ExtremeRows
{
    private const int ManyRows = 20;

    /// <summary>A batch for every kernel: one row and many have different ones, and so may activations of one sign and of both.</summary>
    public static IEnumerable<float[]> Batches { get; } = [Unsigned(1), Signed(1), Unsigned(ManyRows), Signed(ManyRows)];

    // 0 to 255. The one 0 sets the range.
    private static float[] Unsigned(int rows)
    {
        var values = new float[rows * ExtremeWeights.Inputs];
        Array.Fill(values, byte.MaxValue);
        values[^1] = byte.MinValue;
        return values;
    }

    // -128 to 127, by turns of two, so that pairs have one sign.
    private static float[] Signed(int rows)
    {
        var values = new float[rows * ExtremeWeights.Inputs];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i / 2 % 2 == 0 ? sbyte.MinValue : sbyte.MaxValue;
        }

        return values;
    }
}
