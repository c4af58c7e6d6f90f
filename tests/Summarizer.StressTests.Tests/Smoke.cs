using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Tests;

/// <summary>Small runs of the trials.</summary>
internal static class Smoke
{
    // Each takes seconds on a quiet machine. A trial that never ends is a fault, not a reason to wait for ever.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    public static async Task HoldsAsync(Trial trial, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        var report = await trial.RunAsync(new(count, Seed: 1), new Progress<int>(), limit.Token);

        Assert.True(report.Holds, ReportText.Markdown(report, trial.Name, Machine.Current()));
    }
}
