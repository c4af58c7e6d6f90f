using System.Numerics;
using System.Runtime.InteropServices;
using Summarizer.Planning;

namespace Summarizer.Machine;

/// <summary>
/// Measures what a roofline needs of this machine, in about a second: bandwidth by summing an array that no cache holds, arithmetic by independent chains of
/// multiply-adds in registers, both on all processors at once. The best of several tries counts, as others may be using the machine.
/// </summary>
/// <param name="clock">Clock of the measurement.</param>
public sealed class MachineProbe(TimeProvider clock)
{
    private const int Tries = 5;
    private const int FloatsPerThread = 16 << 20;
    private const int Multiplications = 4_000_000;
    private const int Chains = 8;
    private const double Gibibyte = 1L << 30;

    // Keeps the results from being optimised away.
    private static volatile float _sink;

    /// <summary>Measures.</summary>
    /// <param name="threads">Threads to use; 0 is all processors.</param>
    public PlannedDevice Measure(int threads = 0)
    {
        var workers = threads == 0 ? Environment.ProcessorCount : threads;
        var arrays = Enumerable.Range(0, workers).Select(_ => Filled()).ToArray();
        var bandwidth = Best(workers, w => Sum(arrays[w]), (double)workers * FloatsPerThread * sizeof(float));
        var operations = Best(workers, w => Multiply(w + 1), (double)workers * Multiplications * Chains * Vector<float>.Count * 2);
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

    private static float Sum(float[] values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i + 3 < vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }

        return Vector.Sum(a + b + c + d);
    }

    // Eight chains hide the latency of a multiply-add on current processors.
    private static float Multiply(float start)
    {
        var (x, y) = (new Vector<float>(0.9999f), new Vector<float>(start));
        var (a, b, c, d, e, f, g, h) = (y, y, y, y, y, y, y, y);
        for (var i = 0; i < Multiplications; i++)
        {
            a = Vector.FusedMultiplyAdd(a, x, y);
            b = Vector.FusedMultiplyAdd(b, x, y);
            c = Vector.FusedMultiplyAdd(c, x, y);
            d = Vector.FusedMultiplyAdd(d, x, y);
            e = Vector.FusedMultiplyAdd(e, x, y);
            f = Vector.FusedMultiplyAdd(f, x, y);
            g = Vector.FusedMultiplyAdd(g, x, y);
            h = Vector.FusedMultiplyAdd(h, x, y);
        }

        return Vector.Sum(a + b + c + d + e + f + g + h);
    }
}
