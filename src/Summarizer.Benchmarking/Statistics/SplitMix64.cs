namespace Summarizer.Benchmarking.Statistics;

/// <summary>
/// A small random number generator that gives the same numbers on every platform and version (Steele, Lea and Flood 2014, "Fast splittable
/// pseudorandom number generators").
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator of its own for each name, so that adding a source does not change the numbers of another.</summary>
    public static SplitMix64 For(long seed, string name)
    {
        // FNV-1a over the UTF-16 code units.
        var hash = 14695981039346656037UL;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return new SplitMix64(hash ^ (ulong)seed);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="limit"/> - 1. The bias of the multiplication is below limit / 2^64.</summary>
    public long Below(long limit) => (long)Math.BigMul(Next(), (ulong)limit, out _);
}
