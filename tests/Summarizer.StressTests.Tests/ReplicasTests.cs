using Summarizer.StressTests.Replicas;

namespace Summarizer.StressTests.Tests;

[Trait(Category.Name, Category.Redis)]
public sealed class ReplicasTests
{
    [Fact]
    public async Task Replicas_OneKilled_NoClientSeesAnError()
    {
        Assert.SkipUnless(Programs.ShallRun(Programs.Redis, Programs.Proxy), Programs.HowToInstall);

        await Smoke.HoldsAsync(new ReplicasTrial(TimeProvider.System), count: 90);
    }
}
