using Summarizer.StressTests.Replicas;

namespace Summarizer.StressTests.Tests;

public sealed class ReplicasTests
{
    [Fact]
    public async Task Replicas_OneKilled_NoClientSeesAnError()
    {
        // Without them the test is skipped and says so; CI installs them, so there it is a failure.
        Assert.SkipWhen(
            (Programs.Find(Programs.Redis) is null || Programs.Find(Programs.Proxy) is null) && Environment.GetEnvironmentVariable("CI") != "true",
            "There is no redis-server or no nginx; 'apt-get install -y --no-install-recommends redis-server nginx-light' brings them.");

        await Smoke.HoldsAsync(new ReplicasTrial(TimeProvider.System), count: 90);
    }
}
