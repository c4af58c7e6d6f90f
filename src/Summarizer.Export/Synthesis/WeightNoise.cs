namespace Summarizer.Export.Synthesis;

/// <summary>
/// Cheap reproducible noise for weights: nearly normal (the sum of four uniform values, within 3.5 deviations), decided by seed, tensor name and position
/// alone, so that order and chunks do not matter and no two tensors are equal.
/// </summary>
/// <remarks>The generator is SplitMix64 (Steele, Lea and Flood, 2014).</remarks>
internal sealed class WeightNoise
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    // Deviation of a sum of four values that are uniform on 0..65535.
    private static readonly float SumDeviation = (float)Math.Sqrt(4 * ((65536.0 * 65536) - 1) / 12);

    private readonly float _factor;
    private ulong _state;

    /// <param name="seed">Of the checkpoint.</param>
    /// <param name="tensor">Name of the tensor.</param>
    /// <param name="deviation">Standard deviation of the values.</param>
    public WeightNoise(int seed, string tensor, float deviation)
    {
        // FNV-1a: the built-in string hash differs between processes.
        var hash = 0xCBF29CE484222325 ^ Mix((ulong)seed);
        foreach (var character in tensor)
        {
            hash = (hash ^ character) * 0x100000001B3;
        }

        _state = Mix(hash);
        _factor = deviation / SumDeviation;
    }

    /// <summary>The next values.</summary>
    public void Fill(Span<float> values)
    {
        foreach (ref var value in values)
        {
            _state += Golden;
            var bits = Mix(_state);
            var sum = (int)(bits & 0xFFFF) + (int)((bits >> 16) & 0xFFFF) + (int)((bits >> 32) & 0xFFFF) + (int)(bits >> 48);
            value = (sum - (2 * 65535)) * _factor;
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
