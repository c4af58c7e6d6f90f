namespace Summarizer.Export.Tests.Graphs;

/// <summary>A float32 tensor, row-major.</summary>
internal sealed record Tensor(int[] Shape, float[] Values)
{
    /// <summary>Elements below the given leading indices.</summary>
    public ReadOnlySpan<float> At(params ReadOnlySpan<int> index)
    {
        var (first, length) = (0, Values.Length);
        for (var i = 0; i < index.Length; i++)
        {
            length /= Shape[i];
            first += index[i] * length;
        }

        return Values.AsSpan(first, length);
    }

    public static float LargestDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Assert.Equal(a.Length, b.Length);
        var largest = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            // NaN must not pass as a small difference.
            largest = Math.Abs(a[i] - b[i]) is var d && d <= largest ? largest : float.IsNaN(d) ? float.PositiveInfinity : d;
        }

        return largest;
    }

    /// <summary>Asserts that all elements are within <paramref name="tolerance"/>.</summary>
    public static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance) =>
        Assert.InRange(LargestDifference(expected, actual), 0, tolerance);
}
