namespace Summarizer.Export.Quantization;

/// <summary>The inverse of a scale.</summary>
internal static class SafeInverse
{
    /// <summary>1 / scale; 0 where that would not be finite, so that blocks of zeros (or of values far below any that matters) become zeros.</summary>
    public static float Of(float scale) => float.IsFinite(1 / scale) ? 1 / scale : 0;
}
