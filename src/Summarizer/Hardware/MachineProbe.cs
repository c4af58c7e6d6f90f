using System.Numerics.Tensors;
using Summarizer.Planning;

namespace Summarizer.Hardware;

/// <summary>
/// Measures what a roofline needs of this machine, in about a second: bandwidth by summing an array that no cache holds, arithmetic by products of vectors in the nearest
/// cache, both on all processors at once. These are rates that a program reaches, not peaks. The best of several tries counts, as others may be using the machine.
/// </summary>
/// <param name="clock">Clock of the measurement.</param>
public sealed class MachineProbe(TimeProvider clock)
{
    private const int Tries = 5;
    private const int FloatsPerThread = 16 << 20;
    private const int FloatsInCache = 2048;
    private const int Products = 40_000;
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
        var operations = Best(workers, w => Multiply(arrays[w].AsSpan(0, FloatsInCache)), (double)workers * Products * FloatsInCache * 2);
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

    private static float Multiply(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        for (var i = 0; i < Products; i++)
        {
            sum += TensorPrimitives.Dot(values, values);
        }

        return sum;
    }
}
