using Microsoft.ML.OnnxRuntime;

namespace Summarizer.Export.Gate;

/// <summary>Masks of rows of different length.</summary>
internal static class LengthMask
{
    /// <summary>int64 [rows, longest]: ones, then zeros.</summary>
    public static OrtValue Create(IReadOnlyList<int> lengths)
    {
        var width = lengths.Max();
        var mask = new long[lengths.Count * width];
        for (var i = 0; i < lengths.Count; i++)
        {
            mask.AsSpan(i * width, lengths[i]).Fill(1);
        }

        return OrtValue.CreateTensorValueFromMemory(mask, [lengths.Count, width]);
    }
}
