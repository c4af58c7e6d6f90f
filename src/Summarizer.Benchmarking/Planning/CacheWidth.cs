using Summarizer.Bundles;

namespace Summarizer.Benchmarking.Planning;

/// <summary>Bytes of stored numbers.</summary>
public static class CacheWidth
{
    /// <summary>Bytes of one element of a cache.</summary>
    public static int Of(CacheType type) => type switch
    {
        CacheType.Float32 => 4,
        CacheType.Float16 => 2,
        CacheType.Int8 => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown cache type."),
    };
}
