using Summarizer.StressTests.Fuzzing;

namespace Summarizer.StressTests.Tests;

public sealed class FuzzTests
{
    [Fact]
    public async Task Fuzz_TwoThousandConnections_AreAnsweredHonestly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "memory and handles are read from /proc");

        await Smoke.HoldsAsync(new FuzzTrial(TimeProvider.System), count: 2000);
    }
}
