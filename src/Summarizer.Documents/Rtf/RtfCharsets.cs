namespace Summarizer.Documents.Rtf;

/// <summary>Code pages of the character sets that Windows numbers fonts by.</summary>
internal static class RtfCharsets
{
    /// <summary>The code page; null for one that is not known.</summary>
    public static int? CodePageOf(int charset) => charset switch
    {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => null,
    };
}
