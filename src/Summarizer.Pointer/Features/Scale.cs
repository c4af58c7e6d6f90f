using System.Numerics.Tensors;

namespace Summarizer.Pointer.Features;

/// <summary>Brings numbers to about 0 to 1.</summary>
internal static class Scale
{
    /// <summary>ln(1 + count) / scale.</summary>
    public static float Log(int count, float scale) => (float)Math.Log(1 + count) / scale;

    /// <summary>Cosine of two vectors; 0 where one of them is zero, for which TensorPrimitives gives NaN.</summary>
    public static float Cosine(float[] a, float[] b)
    {
        var cosine = TensorPrimitives.CosineSimilarity<float>(a, b);
        return float.IsFinite(cosine) ? cosine : 0;
    }
}
