namespace Summarizer.Export.Gate;

/// <summary>Distances between tensors.</summary>
internal static class Difference
{
    /// <summary>Largest absolute difference; infinite if one of them is not a number.</summary>
    public static double Largest(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var largest = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var difference = Math.Abs(a[i] - (double)b[i]);
            if (double.IsNaN(difference))
            {
                return double.PositiveInfinity;
            }

            largest = Math.Max(largest, difference);
        }

        return largest;
    }
}
