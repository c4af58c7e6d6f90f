namespace Summarizer.Export.Tests.Quantization;

/// <summary>Seeded normal values.</summary>
internal static class RandomWeights
{
    public static float[] Normal(int count, int seed, float deviation = 1)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return values;
    }

    /// <summary>x [m, k] times the transpose of w [n, k], in double precision.</summary>
    public static float[] MatMulTransposed(float[] x, float[] w, int m, int k, int n)
    {
        var y = new float[m * n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = 0.0;
                for (var c = 0; c < k; c++)
                {
                    sum += (double)x[(i * k) + c] * w[(j * k) + c];
                }

                y[(i * n) + j] = (float)sum;
            }
        }

        return y;
    }

    /// <summary>Root of the mean squared difference, relative to the root mean square of the first.</summary>
    public static double RelativeError(ReadOnlySpan<float> wanted, ReadOnlySpan<float> found)
    {
        double error = 0, total = 0;
        for (var i = 0; i < wanted.Length; i++)
        {
            error += Math.Pow(wanted[i] - found[i], 2);
            total += Math.Pow(wanted[i], 2);
        }

        return Math.Sqrt(error / total);
    }
}
