namespace Summarizer.StressTests.Overloading;

/// <summary>
/// When requests are due, fixed before the first is sent: a Poisson stream, as from many people who do not know of each other. Latency is counted from the moment a request was due,
/// so one that the generator or the service held up shows as late instead of not at all (coordinated omission).
/// </summary>
internal static class Arrivals
{
    /// <summary>Due times, counted from the start.</summary>
    /// <param name="random">Draws the gaps.</param>
    /// <param name="perSecond">Mean rate.</param>
    /// <param name="duration">Length of the stream.</param>
    public static IEnumerable<TimeSpan> Poisson(Random random, double perSecond, TimeSpan duration)
    {
        for (var due = Gap(random, perSecond); due < duration; due += Gap(random, perSecond))
        {
            yield return due;
        }
    }

    private static TimeSpan Gap(Random random, double perSecond) => TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / perSecond);
}
