using Summarizer.StressTests.Terminating;

namespace Summarizer.StressTests.Tests;

public sealed class SigtermTests
{
    [Fact]
    public async Task Sigterm_TwoStops_LoseNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");

        await Smoke.HoldsAsync(new SigtermTrial(TimeProvider.System), count: 2);
    }
}
