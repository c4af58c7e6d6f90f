using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Tests;

/// <summary>Small runs of the trials.</summary>
internal static class Smoke
{
    public static async Task HoldsAsync(Trial trial, int count)
    {
        var report = await trial.RunAsync(new(count, Seed: 1), new Progress<int>(), TestContext.Current.CancellationToken);

        Assert.True(report.Holds, ReportText.Markdown(report, trial.Name, Machine.Current()));
    }
}
