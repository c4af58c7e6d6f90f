using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Benchmarking.Hardware;

/// <summary>
/// Measures what a roofline needs of this machine, in about a second: bandwidth by summing an array that no cache holds, arithmetic by
/// 32-bit multiply-adds in registers, both on all processors at once. Matrix products of 8-bit weights can be faster than that, small ones
/// are slower. The best of several tries counts, as others may be using the machine.
/// </summary>
/// <param name="clock">Clock of the measurement.</param>
public sealed class MachineProbe(TimeProvider clock)
{
    private const int Tries = 5;
    private const int FloatsPerThread = 16 << 20;
    private const int Chains = 10;
    private const int Rounds = 1_000_000;
    private const double Gibibyte = 1L << 30;

    // Keeps the results from being optimised away.
    private static volatile float _sink;

    /// <summary>Measures.</summary>
    /// <param name="threads">Threads to use; 0 is all processors.</param>
    public PlannedDevice Measure(int threads = 0)
    {
        var workers = threads == 0 ? Environment.ProcessorCount : threads;
        var arrays = Enumerable.Range(0, workers).Select(_ => Filled()).ToArray();
        var bandwidth = Best(workers, w => TensorPrimitives.Sum<float>(arrays[w]), (double)workers * FloatsPerThread * sizeof(float));
        var operations = Best(workers, w => MultiplyAdd(arrays[w][0]), (double)workers * Rounds * Chains * Vector512<float>.Count * 2);
        return new(
            "this-machine",
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibibyte, 1),
            Math.Round(bandwidth / 1e9, 1),
            Math.Round(operations / 1e12, 3),
            $"measured on {ProcessorName.Read()}, {workers} threads");
    }

    private double Best(int workers, Func<int, float> work, double amount) => Enumerable.Range(0, Tries).Max(_ =>
    {
        var start = clock.GetTimestamp();
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, w => _sink = work(w));
        return amount / clock.GetElapsedTime(start).TotalSeconds;
    });

    private static float[] Filled()
    {
        var array = new float[FloatsPerThread];
        Array.Fill(array, 1f);
        return array;
    }

    // Chains enough that no unit waits for the result of the multiply-add before. Optimised at its first call, since it is called five
    // times only.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float MultiplyAdd(float factor)
    {
        var f = Vector512.Create(factor);
        var (a, b, c, d, e) = (f, f, f, f, f);
        var (g, h, i, j, k) = (f, f, f, f, f);
        for (var round = 0; round < Rounds; round++)
        {
            a = Vector512.FusedMultiplyAdd(a, f, f);
            b = Vector512.FusedMultiplyAdd(b, f, f);
            c = Vector512.FusedMultiplyAdd(c, f, f);
            d = Vector512.FusedMultiplyAdd(d, f, f);
            e = Vector512.FusedMultiplyAdd(e, f, f);
            g = Vector512.FusedMultiplyAdd(g, f, f);
            h = Vector512.FusedMultiplyAdd(h, f, f);
            i = Vector512.FusedMultiplyAdd(i, f, f);
            j = Vector512.FusedMultiplyAdd(j, f, f);
            k = Vector512.FusedMultiplyAdd(k, f, f);
        }

        return Vector512.Sum(a + b + c + d + e + g + h + i + j + k);
    }
}
